package org.downtimelab.play;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.downtimelab.backfill.BackfillProgress;
import org.downtimelab.database.Database;
import org.downtimelab.database.testing.PostgresTest;
import org.downtimelab.database.testing.Sql;
import org.downtimelab.scenario.BareScenario;
import org.downtimelab.scenario.Path;
import org.downtimelab.scenario.Step;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

import static org.assertj.core.api.Assertions.assertThat;

@PostgresTest(PostgresTest.Fresh.PER_TEST)
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class BackfillStepTest {

	private static final Step STEP = Step.backfill("large_order",
			"UPDATE large_order SET note = 'filled' WHERE id > ? AND id <= ? AND note IS NULL", "fill the notes");

	private final List<BackfillProgress> told = new ArrayList<>();

	@BeforeEach
	void makeTable(Database database) throws SQLException {
		Sql.execute(database, "CREATE TABLE large_order (id bigint PRIMARY KEY, note text)");
		Sql.execute(database, "INSERT INTO large_order SELECT generate_series(1, 2500)");
	}

	@Test
	void fillsTheTableAndTellsHowFarItIs(Database database) throws SQLException {
		assertThat(play(database, STEP)).isEmpty();
		assertThat(Sql.number(database, "SELECT count(*) FROM large_order WHERE note = 'filled'")).isEqualTo(2_500);
		assertThat(this.told).extracting(BackfillProgress::doneRows).isSorted().startsWith(1_000L).endsWith(2_500L);
	}

	@Test
	void leavesTheSchemaAsItWas(Database database) throws SQLException {
		play(database, STEP);
		assertThat(Sql.number(database, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")).isEqualTo(1);
	}

	@Test
	void fillsAgainWhatWasEmptiedAfterIt(Database database) throws SQLException {
		play(database, STEP);
		Sql.execute(database, "UPDATE large_order SET note = NULL");
		play(database, STEP);
		assertThat(Sql.number(database, "SELECT count(*) FROM large_order WHERE note IS NULL")).isZero();
	}

	@Test
	void failsWithTheServersWords(Database database) throws SQLException {
		Step wrong = Step.backfill("large_order", "UPDATE large_order SET nought = 1 WHERE id > ? AND id <= ?", "");
		assertThat(play(database, wrong)).hasValueSatisfying((error) -> assertThat(error).contains("nought"));
	}

	private Optional<String> play(Database database, Step step) throws SQLException {
		Path path = Path.safe("fills", step);
		try (StepPlayer player = new StepPlayer(new BareScenario(path), path, database.dataSource("migration"),
				database.dataSource("others"))) {
			return player.onBackfillProgress(this.told::add).play(step).error();
		}
	}

}
