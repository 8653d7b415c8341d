package org.downtimelab.index;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.downtimelab.database.Database;
import org.downtimelab.database.testing.PostgresTest;
import org.downtimelab.database.testing.Sql;
import org.downtimelab.migrate.Migrator;
import org.downtimelab.scenario.Check;
import org.downtimelab.scenario.Migration;
import org.downtimelab.scenario.Path;
import org.downtimelab.seed.Seeder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.downtimelab.scenario.Step.migrate;

/** What the safe path meets under the name of its index, and what it makes of it. */
@PostgresTest(PostgresTest.Fresh.PER_TEST)
@Timeout(60)
class LeftIndexTest {

	private static final String BUILD = "CREATE INDEX CONCURRENTLY large_order_customer_id_idx ON large_order (customer_id)";

	private static final String OID = "SELECT to_regclass('large_order_customer_id_idx')::oid";

	private static final Migration V2 = migrate("V2", "builds the index");

	private final IndexScenario scenario = new IndexScenario();

	private final Path safe = this.scenario.safe();

	private Database database;

	private Migrator migrator;

	@BeforeEach
	void seed(Database database) throws SQLException {
		this.database = database;
		this.migrator = new Migrator(this.scenario, database.dataSource("migration"));
		new Seeder(this.scenario, database.dataSource("seed")).seed(2_000, (done) -> {
		});
	}

	@Test
	void aKilledBuildIsRepairedAndDoneAgain() throws SQLException {
		try (Connection report = snapshot()) {
			CompletableFuture<Void> build = CompletableFuture.runAsync(() -> this.migrator.migrate(this.safe, V2));
			await("SELECT FROM pg_stat_activity WHERE wait_event = 'virtualxid' AND query LIKE '%CREATE INDEX%'");
			Sql.text(this.database, """
					SELECT count(pg_terminate_backend(pid, 10000)) FROM pg_stat_activity
					WHERE datname = current_database() AND application_name = 'migration'""");
			assertThat(build).failsWithin(Duration.ofSeconds(20));
		}
		String left = Sql.text(this.database, OID);
		assertThat(Sql.text(this.database, "SELECT indisvalid FROM pg_index WHERE indexrelid = " + left))
			.isEqualTo("f");
		this.migrator.repair(this.safe);
		this.migrator.migrate(this.safe, V2);
		reached();
		assertThat(Sql.text(this.database, OID)).isNotEqualTo(left);
	}

	@Test
	void aValidIndexThatSomebodyBuiltByHandIsLeftAlone() throws SQLException {
		Sql.execute(this.database, BUILD);
		String built = Sql.text(this.database, OID);
		this.migrator.migrate(this.safe, V2);
		assertThat(Sql.text(this.database, OID)).isEqualTo(built);
		reached();
	}

	@Test
	void anIndexThatSomebodyIsStillBuildingIsWaitedForAndLeftAlone() throws SQLException {
		CompletableFuture<Void> byHand;
		CompletableFuture<Void> migration;
		try (Connection report = snapshot()) {
			byHand = CompletableFuture.runAsync(() -> executeQuietly(BUILD));
			await("SELECT FROM pg_stat_activity WHERE wait_event = 'virtualxid' AND query LIKE 'CREATE INDEX%'");
			migration = CompletableFuture.runAsync(() -> this.migrator.migrate(this.safe, V2));
			await("SELECT FROM pg_stat_activity WHERE wait_event = 'relation' AND application_name = 'migration'");
		}
		byHand.join();
		String built = Sql.text(this.database, OID);
		migration.join();
		assertThat(Sql.text(this.database, OID)).isEqualTo(built);
		reached();
	}

	@Test
	void anInvalidIndexIsReplaced() throws SQLException {
		leaveInvalid();
		String left = Sql.text(this.database, OID);
		this.migrator.migrate(this.safe, V2);
		assertThat(Sql.text(this.database, OID)).isNotEqualTo(left);
		reached();
	}

	@Test
	void anotherIndexOfThatNameIsNamedAndLeftAsItIs() throws SQLException {
		Sql.execute(this.database, BUILD.replace("(customer_id)", "(customer_id) WHERE customer_id > 7"));
		String other = Sql.text(this.database, OID);
		this.migrator.migrate(this.safe, V2);
		try (Connection connection = this.database.connect("goal")) {
			assertThat(this.scenario.goal().get(0).problem(connection)).get()
				.asString()
				.startsWith("the index large_order_customer_id_idx is another one: CREATE INDEX")
				.contains("WHERE customer_id > 7");
		}
		assertThat(Sql.text(this.database, OID)).isEqualTo(other);
		assertThat(Sql.text(this.database, "SELECT indisvalid FROM pg_index WHERE indexrelid = " + other))
			.isEqualTo("t");
	}

	/**
	 * With a comment in it, the .conf is read all the same: the build is in no
	 * transaction.
	 */
	@Test
	void noTimeoutOfTheDatabaseEndsTheBuild() throws Exception {
		Sql.execute(this.database, "ALTER DATABASE \"%s\" SET lock_timeout = '100ms'".formatted(this.database.name()));
		Sql.execute(this.database,
				"ALTER DATABASE \"%s\" SET statement_timeout = '300ms'".formatted(this.database.name()));
		CompletableFuture<Void> build;
		try (Connection report = snapshot()) {
			build = CompletableFuture.runAsync(() -> this.migrator.migrate(this.safe, V2));
			await("""
					SELECT FROM pg_stat_activity WHERE wait_event = 'virtualxid' AND query LIKE '%CREATE INDEX%'
					AND query_start < now() - interval '1 s'""");
		}
		build.join();
		reached();
	}

	/** In one, the build would fail: "cannot run inside a transaction block". */
	@Test
	void theConfKeepsTheFileOutOfATransactionThoughItHasAComment() throws Exception {
		try (InputStream conf = getClass().getResourceAsStream("/db/index/safe/V2__index_customer.sql.conf")) {
			assertThat(new String(conf.readAllBytes(), StandardCharsets.UTF_8).lines())
				.anyMatch((line) -> line.startsWith("# "))
				.contains("executeInTransaction=false");
		}
		this.migrator.migrate(this.safe, V2);
		reached();
	}

	private void reached() throws SQLException {
		try (Connection connection = this.database.connect("goal")) {
			for (Check check : this.scenario.goal()) {
				assertThat(check.problem(connection)).isEmpty();
			}
		}
	}

	/** As a lock_timeout leaves it, while a snapshot is open. */
	private void leaveInvalid() throws SQLException {
		try (Connection report = snapshot();
				Connection session = this.database.connect("by hand");
				Statement statement = session.createStatement()) {
			statement.execute("SET lock_timeout = '50ms'");
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> statement.execute(BUILD));
		}
	}

	/** A transaction whose snapshot a build waits for, until it is closed. */
	private Connection snapshot() throws SQLException {
		Connection report = this.database.connect("report");
		report.setAutoCommit(false);
		report.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
		try (Statement statement = report.createStatement()) {
			statement.execute("SELECT count(*) FROM small_order");
		}
		return report;
	}

	/** Until the query finds a row of this database. */
	private void await(String query) throws SQLException {
		try (Connection session = this.database.connect("await"); Statement statement = session.createStatement()) {
			while (!found(statement, query + " AND datname = current_database()")) {
				Thread.onSpinWait();
			}
		}
	}

	private static boolean found(Statement statement, String query) throws SQLException {
		try (ResultSet rows = statement.executeQuery(query)) {
			return rows.next();
		}
	}

	private void executeQuietly(String sql) {
		try {
			Sql.execute(this.database, sql);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
