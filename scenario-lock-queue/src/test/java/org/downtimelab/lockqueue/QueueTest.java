package org.downtimelab.lockqueue;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.downtimelab.database.Database;
import org.downtimelab.database.testing.PostgresTest;
import org.downtimelab.migrate.Migrator;
import org.downtimelab.play.Outcome;
import org.downtimelab.play.StepPlayer;
import org.downtimelab.process.Patience;
import org.downtimelab.process.Query;
import org.downtimelab.scenario.Migration;
import org.downtimelab.scenario.Path;
import org.downtimelab.scenario.Step;
import org.downtimelab.seed.Seeder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** Who comes when, where one session only wants a lock. */
@PostgresTest(PostgresTest.Fresh.PER_TEST)
@Timeout(60)
class QueueTest {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private static final Migration V2 = Step.migrate("V2", "adds the column");

	private final LockQueueScenario scenario = new LockQueueScenario();

	private final List<Connection> sessions = new ArrayList<>();

	private Database database;

	private Migrator migrator;

	@BeforeEach
	void seed(Database database) throws SQLException {
		this.database = database;
		this.migrator = new Migrator(this.scenario, database.dataSource("migration"));
		new Seeder(this.scenario, database.dataSource("seed")).seed(100, (done) -> {
		});
	}

	@AfterEach
	void close() throws SQLException {
		for (Connection each : this.sessions) {
			each.close();
		}
	}

	@Test
	void whoeverComesLaterQueuesBehindALockThatIsOnlyWanted() throws Exception {
		Connection report = session("first");
		read(report);
		CompletableFuture<Void> migration = migrate(this.scenario.risky(), V2);
		awaitWaiting("migration");
		CompletableFuture<Void> next = reading("next");
		awaitWaiting("next");
		report.close();
		migration.join();
		next.join();
	}

	/** So the migration that has waited for one report meets another one. */
	@Test
	void theNextReportGetsInWhenATryIsCancelled() throws Exception {
		Connection report = session("first");
		read(report);
		Migration impatient = V2.within(Duration.ofSeconds(1));
		CompletableFuture<Void> firstTry = migrate(this.scenario.folklore(), impatient);
		awaitWaiting("migration");
		CompletableFuture<Void> next = reading("next");
		awaitWaiting("next");
		assertThat(firstTry).failsWithin(Duration.ofSeconds(20));
		next.join();
		report.close();
		CompletableFuture<Void> secondTry = migrate(this.scenario.folklore(), impatient);
		awaitWaiting("migration");
		assertThat(secondTry).failsWithin(Duration.ofSeconds(20));
	}

	@Test
	void folkloreIsCancelledAndTriesAgain() throws SQLException {
		LockQueueScenario faster = new LockQueueScenario(Duration.ofMillis(1_500));
		List<Outcome> outcomes = new ArrayList<>();
		try (StepPlayer player = new StepPlayer(faster, faster.folklore(), this.database.dataSource("migration"),
				this.database.dataSource("others"))) {
			faster.folklore().steps().forEach((step) -> outcomes.add(player.play(step)));
			assertThat(player.problems()).isEmpty();
		}
		assertThat(outcomes).allSatisfy((outcome) -> assertThat(outcome.error()).isEmpty());
		assertThat(outcomes.get(outcomes.size() - 1).tries()).isGreaterThan(1);
	}

	private CompletableFuture<Void> migrate(Path path, Migration migration) {
		return begin(() -> this.migrator.migrate(path, migration));
	}

	/** A report that stays open once it has begun. */
	private CompletableFuture<Void> reading(String name) throws SQLException {
		Connection session = session(name);
		return begin(() -> read(session));
	}

	private static CompletableFuture<Void> begin(Runnable waiting) {
		return CompletableFuture.runAsync(waiting, (task) -> new Thread(task, "waiting").start());
	}

	private Connection session(String name) throws SQLException {
		Connection session = this.database.connect(name);
		session.setAutoCommit(false);
		this.sessions.add(session);
		return session;
	}

	private static void read(Connection session) {
		try (Statement statement = session.createStatement()) {
			statement.execute("SELECT count(*) FROM large_order");
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void awaitWaiting(String name) throws SQLException {
		try (Connection connection = this.database.connect("test")) {
			assertThat(Patience.until(PATIENCE, () -> Query.first(connection,
					"""
							SELECT pid FROM pg_stat_activity
							WHERE datname = current_database() AND application_name = ? AND wait_event_type = 'Lock' AND wait_event = 'relation'""",
					(row) -> row.getInt(1), name)
				.isPresent())).as(name + " waits").isTrue();
		}
	}

}
