package org.downtimelab.play;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

import org.downtimelab.database.Database;
import org.downtimelab.database.testing.PostgresTest;
import org.downtimelab.scenario.BareScenario;
import org.downtimelab.scenario.Check;
import org.downtimelab.scenario.Meanwhile;
import org.downtimelab.scenario.Path;
import org.downtimelab.scenario.Step;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The server ends a session that a path depends on, as an administrator's word does. */
@PostgresTest
@Timeout(30)
class EndedSessionTest {

	private static final String OTHERS = "others";

	private static final Meanwhile REPORT = Step.meanwhile("a report", "SELECT 1", Duration.ofMinutes(1), "old");

	private static final Path PATH = Path.safe("x", REPORT);

	private final Database database;

	private StepPlayer player;

	EndedSessionTest(Database database) {
		this.database = database;
	}

	@BeforeEach
	void play() {
		this.player = new StepPlayer(new BareScenario(PATH), PATH, this.database.dataSource("migration"),
				this.database.dataSource(OTHERS));
	}

	@Test
	void aReportThatWasEndedIsNoticedWhileThePathGoesOn() throws Exception {
		assertThat(this.player.play(REPORT).error()).isEmpty();
		assertThat(this.player.problems()).isEmpty();
		terminate("a report");
		while (this.player.problems().isEmpty()) {
			Thread.sleep(10);
		}
		assertThat(this.player.problems()).singleElement()
			.asString()
			.startsWith("the server ended a report after ")
			.contains("terminating connection due to administrator command");
		this.player.close();
		assertThat(this.player.problems()).hasSize(1);
	}

	/** Often enough that the last look of the watch was before the end. */
	@RepeatedTest(12)
	void aReportThatWasEndedRightBeforeThePathsEndIsNoticed() throws Exception {
		this.player.play(REPORT);
		terminate("a report");
		this.player.close();
		assertThat(this.player.problems()).hasSize(1);
	}

	@Test
	void whatEndsInItsTimeIsNoProblem() throws Exception {
		this.player.play(Step.meanwhileFor(Duration.ofMillis(60), "an import", "SELECT 1", "short"));
		while (number("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'an import'") > 0) {
			Thread.sleep(10);
		}
		this.player.play(REPORT);
		this.player.close();
		assertThat(this.player.problems()).isEmpty();
	}

	@Test
	void whoOnlyLooksOnIsReplaced() throws Exception {
		this.player.play(Step.meanwhileFor(Duration.ofMillis(300), "an import", "SELECT 1", "short"));
		terminate(OTHERS);
		while (number("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'an import'") > 0) {
			Thread.sleep(10);
		}
		this.player.close();
		assertThat(this.player.problems()).isEmpty();
	}

	@Test
	void aCheckWhoseSessionWasEndedSaysNothingOfThePath() throws Exception {
		Check ended = (connection) -> {
			try (Statement statement = connection.createStatement()) {
				statement.execute("SELECT pg_terminate_backend(pg_backend_pid())");
			}
			throw new IllegalStateException("not ended");
		};
		assertThat(this.player.play(Step.prove("it is there", ended)).error()).isNotEmpty();
		assertThat(this.player.problems()).singleElement()
			.asString()
			.startsWith("prove ended for a reason that is not its own: FATAL: terminating connection");
	}

	@ParameterizedTest
	@CsvSource({ "53100, true", "53300, true", "58030, true", "42501, true", "57P01, true", "57P05, true",
			"25P03, true", "25P04, true", "08006, true", "55P03, false", "57014, false", "23505, false",
			"40P01, false" })
	void whatIsTheEnvironmentsFault(String sqlState, boolean environment) {
		assertThat(EnvironmentFailure.why("V2", sqlState, "no room").isPresent()).isEqualTo(environment);
	}

	private void terminate(String application) throws SQLException {
		assertThat(
				number("SELECT count(pg_terminate_backend(pid, 5000)) FROM pg_stat_activity WHERE application_name = '"
						+ application + "'"))
			.isPositive();
	}

	private int number(String sql) throws SQLException {
		try (Connection connection = this.database.connect("test");
				Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery(sql)) {
			row.next();
			return row.getInt(1);
		}
	}

}
