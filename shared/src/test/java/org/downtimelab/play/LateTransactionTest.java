package org.downtimelab.play;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

import org.downtimelab.database.Database;
import org.downtimelab.database.testing.PostgresTest;
import org.downtimelab.process.Patience;
import org.downtimelab.process.Query;
import org.downtimelab.scenario.BareScenario;
import org.downtimelab.scenario.Meanwhile;
import org.downtimelab.scenario.Path;
import org.downtimelab.scenario.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** Somebody's transaction that begins while later steps are played. */
@PostgresTest
@Timeout(30)
class LateTransactionTest {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private static final String SQL = "SELECT count(*) FROM orders";

	private final Database database;

	LateTransactionTest(Database database) {
		this.database = database;
	}

	@Test
	void itsTimeBeginsWhenItHasItsLocks() throws Exception {
		Meanwhile report = Step.meanwhileFor(Duration.ofMillis(400), "a report", SQL, "late")
			.after(Duration.ofMillis(50));
		try (Connection change = this.database.connect("change");
				Statement statement = change.createStatement();
				StepPlayer player = player(report)) {
			statement.execute("CREATE TABLE IF NOT EXISTS orders (id int)");
			change.setAutoCommit(false);
			statement.execute("LOCK TABLE orders IN ACCESS EXCLUSIVE MODE");
			assertThat(player.play(report).error()).isEmpty();
			awaitReport("wait_event = 'relation' AND query_start < clock_timestamp() - interval '500 ms'", true);
			change.commit();
			awaitReport("state = 'idle in transaction'", true);
			awaitReport("true", false);
			assertThat(player.problems()).isEmpty();
		}
	}

	@Test
	@Timeout(4)
	void oneThatHasNotBegunAtThePathsEndHoldsNobodyUp() throws Exception {
		Meanwhile report = Step.meanwhileFor(Duration.ofMinutes(1), "a report", "SELECT * FROM nothing", "late")
			.after(Duration.ofMinutes(1));
		StepPlayer player = player(report);
		player.play(report);
		player.close();
		assertThat(player.problems()).isEmpty();
	}

	@Test
	void oneThatCannotBeginIsNoticed() throws Exception {
		Meanwhile report = Step.meanwhileFor(Duration.ofMinutes(1), "a report", "SELECT * FROM nothing", "late")
			.after(Duration.ofMillis(1));
		try (StepPlayer player = player(report)) {
			player.play(report);
			Patience.until(PATIENCE, () -> !player.problems().isEmpty());
			assertThat(player.problems()).singleElement().asString().startsWith("a report could not begin: ERROR");
		}
	}

	private StepPlayer player(Meanwhile report) {
		Path path = Path.safe("x", report);
		return new StepPlayer(new BareScenario(path), path, this.database.dataSource("migration"),
				this.database.dataSource("others"));
	}

	private void awaitReport(String state, boolean there) throws SQLException {
		try (Connection connection = this.database.connect("test")) {
			assertThat(
					Patience.until(PATIENCE,
							() -> Query
								.first(connection,
										"SELECT 1 FROM pg_stat_activity WHERE application_name = 'a report' AND "
												+ state,
										(row) -> true)
								.isPresent() == there))
				.as(state)
				.isTrue();
		}
	}

}
