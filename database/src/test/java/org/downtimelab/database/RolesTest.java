package org.downtimelab.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The labs of a superuser and of a role that may only create databases, on one server.
 */
@ResourceLock(SharedServer.NAME)
class RolesTest {

	private final LabServer server = SharedServer.get();

	private final Databases databases = new Databases(this.server);

	private LabServer makersServer;

	private Databases makers;

	@BeforeEach
	void aRoleWithSettingsThatWouldEndTheLabsSessions() throws SQLException {
		dropRole();
		execute("CREATE ROLE lab_maker LOGIN CREATEDB PASSWORD 'x'", "ALTER ROLE lab_maker SET lock_timeout = '300ms'",
				"ALTER ROLE lab_maker SET statement_timeout = '300ms'",
				"ALTER ROLE lab_maker SET idle_in_transaction_session_timeout = '300ms'",
				"ALTER ROLE lab_maker SET idle_session_timeout = '300ms'",
				"ALTER ROLE lab_maker SET transaction_timeout = '300ms'",
				"ALTER ROLE lab_maker SET default_transaction_isolation = 'serializable'",
				"ALTER ROLE lab_maker SET default_transaction_read_only = on",
				"ALTER ROLE lab_maker SET search_path = app", "ALTER ROLE lab_maker SET quote_all_identifiers = on",
				"ALTER ROLE lab_maker SET work_mem = '5MB'");
		this.makersServer = (LabServer) Server
			.at(this.server.maintenance().url() + "?user=lab_maker&password=x&currentSchema=app", null, null);
		this.makers = new Databases(this.makersServer);
	}

	@AfterEach
	void leaveNothing() throws SQLException {
		this.makers.dropAll();
		this.makersServer.close();
		this.databases.dropAll();
		dropRole();
	}

	@Test
	void theUrlsUserIsTheUserEverywhere() {
		Database clone = this.makers.empty("mine");
		assertThat(value(this.makersServer.maintenance(), "SELECT session_user")).isEqualTo("lab_maker");
		assertThat(value(clone, "SELECT session_user")).isEqualTo("lab_maker");
		assertThat(clone.url() + clone).doesNotContain("password", "user=lab_maker");
	}

	@Test
	void settingsOfTheRoleHaveNoPartInTheLabsSessions() {
		Database clone = this.makers.empty("mine");
		assertThat(value(clone, """
				SELECT string_agg(name || '=' || setting, ' ' ORDER BY name) FROM pg_settings
				WHERE setting IS DISTINCT FROM boot_val AND source IN ('user', 'database', 'database user')"""))
			.as("what stays, and is told")
			.isEqualTo("work_mem=5120");
		assertThat(value(clone, "SELECT current_schemas(false)")).isEqualTo("{public}");
		assertThat(value(clone, "SELECT pg_sleep(0.4), current_setting('transaction_timeout')")).isEmpty();
	}

	@Test
	void eachRoleHasTemplatesOfItsOwn() {
		Database template = this.databases.buildTemplate("t", (database) -> {
		});
		assertThat(this.makers.template("t")).isEmpty();
		Database makersTemplate = this.makers.buildTemplate("t", (database) -> {
		});
		assertThat(makersTemplate.name()).isNotEqualTo(template.name());
		this.makers.cloneOf(makersTemplate, "mine");
		assertThat(this.databases.template("t")).contains(template);
	}

	@Test
	void whatAnotherRolesLabLeftBehindIsLeftAlone() {
		LabServer gone = (LabServer) Server.at(this.server.maintenance().url(), this.server.maintenance().user(),
				this.server.maintenance().password());
		Database theirs = new Databases(gone).empty("theirs");
		Database mine = this.makers.empty("mine");
		gone.close();
		this.makers.dropLeftovers();
		assertThat(exists(theirs)).isTrue();
		this.makersServer.close();
		this.databases.dropLeftovers();
		assertThat(exists(theirs)).as("its own").isFalse();
		assertThat(exists(mine)).as("the other role's").isTrue();
		assertThatExceptionOfType(DatabaseException.class).isThrownBy(() -> this.databases.drop(mine))
			.withMessageContaining("was not made by Downtime Lab as this role");
	}

	@Test
	void oneRoleCleansUpWhileAnotherOneIsAtWork() {
		Database theirs = this.makers.empty("theirs");
		Database own = this.databases.empty("own");
		this.databases.dropAll();
		assertThat(exists(own)).isFalse();
		assertThat(exists(theirs)).isTrue();
	}

	@Test
	void theOwnersSessionIsReplacedWhenTheServerEndsIt() throws SQLException {
		int lab = this.makersServer.ownership().hold();
		assertThat(this.makers.ownerWasEnded()).isFalse();
		execute("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
				+ " WHERE application_name = 'downtime-lab-owner' AND usename = 'lab_maker'");
		assertThat(this.makers.ownerWasEnded()).isTrue();
		assertThat(this.databases.<Boolean>inSession("look", (session) -> session.livingLabs().contains(lab))).isTrue();
		assertThat(this.makers.ownerWasEnded()).isFalse();
	}

	private boolean exists(Database database) {
		return this.databases.inSession("look", (session) -> session.exists(database.name()));
	}

	private void dropRole() throws SQLException {
		String left = value(this.server.maintenance(), """
				SELECT string_agg(datname, ',') FROM pg_database WHERE pg_get_userbyid(datdba) = 'lab_maker'""");
		for (String database : (left != null) ? left.split(",") : new String[0]) {
			execute("DROP DATABASE \"" + database + "\" WITH (FORCE)");
		}
		execute("DROP ROLE IF EXISTS lab_maker");
	}

	private void execute(String... statements) throws SQLException {
		try (Maintenance session = Maintenance.open(this.server)) {
			for (String sql : statements) {
				session.execute(sql);
			}
		}
	}

	private static String value(Database database, String sql) {
		try (Connection connection = database.connect("test");
				Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery(sql)) {
			row.next();
			return row.getString(1);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
