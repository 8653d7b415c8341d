package org.downtimelab.play;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

import org.downtimelab.database.Database;
import org.downtimelab.database.testing.PostgresTest;
import org.downtimelab.database.testing.Sql;
import org.downtimelab.scenario.BareScenario;
import org.downtimelab.scenario.Job;
import org.downtimelab.scenario.Path;
import org.downtimelab.scenario.Rollout;
import org.downtimelab.scenario.Step;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What goes on in production beside a change. */
@PostgresTest(PostgresTest.Fresh.PER_TEST)
@Timeout(30)
class MeanwhileStepTest {

	private static final Path PATH = Path.safe("x");

	private static final Job TOTALS = Step.job("totals", "/jobs/totals", "as each night");

	private Database database;

	@BeforeEach
	void table(Database database) throws SQLException {
		this.database = database;
		Sql.execute(this.database, "CREATE TABLE orders (id int, note text)");
		Sql.execute(this.database, "INSERT INTO orders VALUES (1, 'old')");
	}

	@Test
	void aLongReportKeepsAnExclusiveLockOutAndNoReaders() throws Exception {
		try (StepPlayer player = player(Deployment.NONE)) {
			player.play(Step.meanwhileFor(Duration.ofMinutes(1), "a report", "SELECT count(*) FROM orders", "long"));
			assertThatThrownBy(
					() -> Sql.execute(this.database, "SET lock_timeout = 100; ALTER TABLE orders ADD more int"))
				.hasMessageContaining("lock timeout");
			Sql.execute(this.database, "UPDATE orders SET note = 'new'");
		}
		Sql.execute(this.database, "ALTER TABLE orders ADD more int");
	}

	@Test
	void anOpenWriteKeepsItsRowsAndIsRolledBack() throws Exception {
		try (StepPlayer player = player(Deployment.NONE)) {
			player
				.play(Step.meanwhileFor(Duration.ofMinutes(1), "an import", "UPDATE orders SET note = 'open'", "long"));
			assertThatThrownBy(
					() -> Sql.execute(this.database, "SET lock_timeout = 100; UPDATE orders SET note = 'new'"))
				.hasMessageContaining("lock timeout");
			assertThat(player.problems()).isEmpty();
		}
		assertThat(Sql.text(this.database, "SELECT note FROM orders")).isEqualTo("old");
	}

	@Test
	void aJobIsRunByTheApplication() throws Exception {
		Deployment runs = new Deployment() {

			@Override
			public Optional<String> roll(Rollout rollout) {
				return Optional.empty();
			}

			@Override
			public Optional<String> run(Job job) {
				return Optional.of("ran " + job.path());
			}

		};
		try (StepPlayer player = player(runs)) {
			assertThat(player.play(TOTALS).error()).contains("ran /jobs/totals");
		}
	}

	@Test
	void aJobThatNobodyCanRunHasFailed() throws Exception {
		try (StepPlayer player = player(Deployment.NONE)) {
			assertThat(player.play(TOTALS).error()).contains("no application of ours runs that could run totals");
			assertThat(player.play(TOTALS).goesOn()).isFalse();
		}
	}

	private StepPlayer player(Deployment deployment) {
		return new StepPlayer(new BareScenario(PATH), PATH, this.database.dataSource("migration"),
				this.database.dataSource("others"))
			.deployingTo(deployment);
	}

}
