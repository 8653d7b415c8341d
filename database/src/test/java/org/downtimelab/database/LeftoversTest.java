package org.downtimelab.database;

import java.sql.Connection;
import java.sql.SQLException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Two labs on one server, and what is not theirs. */
@ResourceLock(SharedServer.NAME)
class LeftoversTest {

	private static final String NEIGHBOUR = "downtime_lab_of_somebody_else";

	private final LabServer server = SharedServer.get();

	private final Databases databases = new Databases(this.server);

	private LabServer otherServer;

	private Databases other;

	@BeforeEach
	void anotherLabOnTheSameServer() {
		Database maintenance = this.server.maintenance();
		this.otherServer = (LabServer) Server.at(maintenance.url(), maintenance.user(), maintenance.password());
		this.other = new Databases(this.otherServer);
	}

	@AfterEach
	void leaveNothing() throws SQLException {
		this.otherServer.close();
		this.databases.dropAll();
		execute("DROP DATABASE IF EXISTS " + NEIGHBOUR);
	}

	@Test
	void cloneOfALivingLabStays() {
		Database clone = this.other.empty("theirs");
		this.databases.dropLeftovers();
		assertThat(exists(clone)).isTrue();
	}

	@Test
	void cloneOfALabThatIsGoneIsDropped() {
		Database clone = this.other.empty("theirs");
		Database own = this.databases.empty("own");
		this.otherServer.close();
		this.databases.dropLeftovers();
		assertThat(exists(clone)).isFalse();
		assertThat(exists(own)).isTrue();
	}

	@Test
	void cloneThatSomebodyLooksAtStays() throws SQLException {
		Database clone = this.other.empty("theirs");
		this.otherServer.close();
		try (Connection looking = clone.connect("psql")) {
			this.databases.dropLeftovers();
			assertThat(looking.isValid(1)).isTrue();
		}
		this.databases.dropLeftovers();
		assertThat(exists(clone)).isFalse();
	}

	@Test
	void unfinishedTemplateOfALabThatIsGoneIsDroppedAndTheFinishedOneStays() throws SQLException {
		Database finished = this.other.buildTemplate("finished", (database) -> {
		});
		Database unfinished = this.other.create(Names.building("t", this.otherServer.ownership().hold()));
		this.databases.dropLeftovers();
		assertThat(exists(unfinished)).isTrue();
		this.otherServer.close();
		this.databases.dropLeftovers();
		assertThat(exists(unfinished)).isFalse();
		assertThat(this.databases.template("finished")).map(Database::name).contains(finished.name());
	}

	@Test
	void ofTwoLabsThatBuildTheSameTemplateTheFasterWins() {
		Database template = this.databases.buildTemplate("t", (database) -> this.other.buildTemplate("t", (same) -> {
		}));
		assertThat(this.databases.template("t")).contains(template);
		this.otherServer.close();
		this.databases.dropLeftovers();
		assertThat(this.databases.template("t")).contains(template);
	}

	@Test
	void nothingIsCleanedUnderALivingLab() {
		Database template = this.other.buildTemplate("t", (database) -> {
		});
		assertThatExceptionOfType(DatabaseException.class).isThrownBy(this.databases::dropAll)
			.withMessageContaining("Another Downtime Lab is at work on PostgreSQL 18")
			.withMessageContaining("End it");
		assertThat(exists(template)).isTrue();
		this.otherServer.close();
		this.databases.dropAll();
		assertThat(exists(template)).isFalse();
	}

	@Test
	void prefixWithoutTheMarkerIsSomebodyElses() throws SQLException {
		execute("CREATE DATABASE " + NEIGHBOUR);
		execute("COMMENT ON DATABASE " + NEIGHBOUR + " IS 'Downtime Lab, the band'");
		this.otherServer.close();
		this.databases.dropLeftovers();
		this.databases.dropAll();
		assertThatExceptionOfType(DatabaseException.class)
			.isThrownBy(() -> this.databases.drop(this.server.database(NEIGHBOUR)))
			.withMessageContaining(NEIGHBOUR + " was not made by Downtime Lab");
		assertThat(exists(this.server.database(NEIGHBOUR))).isTrue();
	}

	@Test
	void markerWithoutThePrefixIsSomebodyElses() throws SQLException {
		execute("CREATE DATABASE orders");
		try {
			execute("COMMENT ON DATABASE orders IS '" + LabDatabase.marker(1) + "'");
			this.otherServer.close();
			this.databases.dropAll();
			assertThatExceptionOfType(DatabaseException.class)
				.isThrownBy(() -> this.databases.drop(this.server.database("orders")));
			assertThat(exists(this.server.database("orders"))).isTrue();
		}
		finally {
			execute("DROP DATABASE orders");
		}
	}

	private boolean exists(Database database) {
		return this.databases.inSession("look", (session) -> session.exists(database.name()));
	}

	private void execute(String sql) throws SQLException {
		try (Maintenance session = Maintenance.open(this.server)) {
			session.execute(sql);
		}
	}

}
