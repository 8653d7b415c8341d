package org.downtimelab.guard;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

import org.downtimelab.database.Database;
import org.downtimelab.database.testing.PostgresTest;
import org.downtimelab.database.testing.Sql;
import org.downtimelab.database.testing.TestServer;
import org.downtimelab.guard.Blocker.Sort;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.downtimelab.guard.Blocked.writesTo;

/** A real autovacuum, slowed down so that it stays, is in the way of a real lock. */
@PostgresTest(PostgresTest.Fresh.PER_TEST)
@Timeout(60)
class GuardAgainstAutovacuumTest {

	private static final Blocked WRITES = writesTo("orders");

	private static final Duration TRY = Duration.ofMillis(50);

	private static final String PLAIN_ROLE = "guard_test";

	/** A page costs at least 1, so each takes 100 ms. */
	private static final String SLOWLY = "autovacuum_vacuum_cost_delay = 100, autovacuum_vacuum_cost_limit = 1";

	private static final String WORKER = """
			SELECT query FROM pg_stat_activity
			WHERE backend_type = 'autovacuum worker' AND datname = current_database() AND query LIKE '%orders%'""";

	private final List<String> told = new ArrayList<>();

	private Database database;

	@BeforeEach
	void autovacuumLooksEverySecond(TestServer server, Database database) throws SQLException {
		Assumptions.assumeTrue(server.isEmbedded(), "autovacuum_naptime is the whole server's");
		this.database = database;
		Sql.execute(this.database, "ALTER SYSTEM SET autovacuum_naptime = '1s'", "SELECT pg_reload_conf()",
				"DROP ROLE IF EXISTS " + PLAIN_ROLE, "CREATE ROLE " + PLAIN_ROLE + " LOGIN PASSWORD 'guard'");
	}

	@AfterEach
	void autovacuumLooksAsBefore() throws SQLException {
		if (this.database != null) {
			Sql.execute(this.database, "ALTER SYSTEM RESET autovacuum_naptime", "SELECT pg_reload_conf()",
					"DROP ROLE " + PLAIN_ROLE);
		}
	}

	@Test
	void cancelsIt() throws SQLException {
		awaitAutovacuumOf("autovacuum_vacuum_threshold = 1, autovacuum_vacuum_scale_factor = 0");
		Guard.Outcome outcome = play(this.database, Duration.ofSeconds(30));
		assertThat(outcome.error()).isEmpty();
		assertThat(this.told).isNotEmpty()
			.allSatisfy((words) -> assertThat(words)
				.matches("V2 cancels autovacuum of orders \\(pid \\d+\\): it comes back by itself"));
		assertThat(outcome.waitedFor()).isNotEmpty();
	}

	@Test
	void waitsForItWhereTheRoleMayNotCancelIt() throws SQLException {
		awaitAutovacuumOf("autovacuum_vacuum_threshold = 1, autovacuum_vacuum_scale_factor = 0");
		Guard.Outcome outcome = play(plain(), Duration.ofMillis(300));
		assertThat(this.told).singleElement().asString().matches("V2 waits for autovacuum of orders \\(pid \\d+\\)");
		assertThat(outcome.tries()).isZero();
		assertThat(outcome.error())
			.hasValueSatisfying((error) -> assertThat(error).startsWith("after 0.3 s, autovacuum of orders")
				.endsWith("still in the way"));
	}

	@Test
	void waitsForOneThatPreventsWraparoundAndSaysSo() throws SQLException {
		awaitAutovacuumOf("autovacuum_freeze_max_age = 100000");
		for (Database role : List.of(this.database, plain())) {
			this.told.clear();
			assertThat(play(role, Duration.ofMillis(300)).error()).isPresent();
			assertThat(this.told).singleElement()
				.asString()
				.matches("V2 waits for autovacuum of orders to prevent wraparound \\(pid \\d+\\), "
						+ "which would start over if it were cancelled");
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					true  | autovacuum: VACUUM public.orders                            | false | AUTOVACUUM
					true  | autovacuum: VACUUM public.orders                            | true  | AUTOVACUUM
					true  | autovacuum: VACUUM ANALYZE public.a (to prevent wraparound) | false | AUTOVACUUM_TO_PREVENT_WRAPAROUND
					true  | autovacuum: ANALYZE public.orders                           | false | AUTOVACUUM
					true  | <insufficient privilege>                                    | false | AUTOVACUUM
					true  | <insufficient privilege>                                    | true  | AUTOVACUUM_TO_PREVENT_WRAPAROUND
					true  |                                                             | true  | AUTOVACUUM_TO_PREVENT_WRAPAROUND
					false | VACUUM orders                                               | true  | SESSION
					""")
	void whatSortOfSessionItIs(boolean autovacuum, String query, boolean old, Sort sort) {
		assertThat(Sort.of(autovacuum, query, old)).isEqualTo(sort);
	}

	private Guard.Outcome play(Database role, Duration patience) throws SQLException {
		return new Guard(TRY, patience).run("V2", WRITES, role.dataSource("lookout"), this::lock, this.told::add);
	}

	private void lock(Duration lockTimeout) {
		try {
			Sql.execute(this.database, "BEGIN", "SET LOCAL lock_timeout = '%dms'".formatted(lockTimeout.toMillis()),
					"LOCK TABLE orders IN SHARE ROW EXCLUSIVE MODE", "COMMIT");
		}
		catch (SQLException ex) {
			throw new IllegalStateException("V2 failed", ex);
		}
	}

	private Database plain() {
		return new Database(this.database.url(), PLAIN_ROLE, "guard");
	}

	private void awaitAutovacuumOf(String when) throws SQLException {
		Sql.execute(this.database, "CREATE TABLE orders (id bigint, pad text) WITH (%s, %s)".formatted(SLOWLY, when),
				"INSERT INTO orders SELECT id, repeat('x', 1000) FROM generate_series(1, 3000) AS id",
				"DELETE FROM orders WHERE id % 2 = 0", "SET synchronous_commit = off",
				"DO $$ BEGIN FOR i IN 1..100001 LOOP PERFORM pg_current_xact_id(); COMMIT; END LOOP; END $$");
		boolean wraparound = when.contains("freeze");
		try (Connection session = this.database.connect("test"); Statement statement = session.createStatement()) {
			while (true) {
				try (ResultSet worker = statement.executeQuery(WORKER)) {
					if (worker.next() && worker.getString(1).contains("wraparound") == wraparound) {
						return;
					}
				}
				LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
			}
		}
	}

}
