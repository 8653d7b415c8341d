package org.downtimelab.backfill;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.downtimelab.database.Database;
import org.downtimelab.database.testing.PostgresTest;
import org.downtimelab.database.testing.PostgresTest.Fresh;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

import static org.assertj.core.api.Assertions.assertThat;

@PostgresTest(Fresh.PER_TEST)
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class BackfillTest {

	@Test
	void visitsEachRowOnce(Database database) throws Exception {
		Visits visits = Visits.withRows(database, 10_000);
		BackfillProgress end = visits.backfill().run(visits.source());
		visits.allVisitedOnce();
		assertThat(end.doneRows()).isEqualTo(10_000);
		assertThat(end.changedRows()).isEqualTo(10_000);
		assertThat(end.lastKey()).isEqualTo(10_000);
		assertThat(end.left()).isZero();
	}

	@Test
	void takesNoLongerForKeysThatAreFarApart(Database database) throws Exception {
		Visits visits = Visits.with(database, "SELECT i ^ 3 * 1000000000 FROM generate_series(-1000, 1000) AS i");
		List<BackfillProgress> told = new ArrayList<>();
		visits.backfill().batch(Duration.ofHours(1)).onProgress(told::add).run(visits.source());
		visits.allVisitedOnce();
		assertThat(told).extracting(BackfillProgress::doneRows).containsExactly(1_000L, 2_001L);
	}

	@Test
	void countsRowsAlsoWhereKeysBeginToHaveGaps(Database database) throws Exception {
		Visits visits = Visits.with(database,
				"SELECT i FROM generate_series(1, 20000) AS i WHERE i <= 5000 OR i % 10 = 0");
		List<BackfillProgress> told = new ArrayList<>();
		visits.backfill().batch(Duration.ofHours(1)).onProgress(told::add).run(visits.source());
		visits.allVisitedOnce();
		assertThat(told).extracting(BackfillProgress::doneRows).containsExactly(1_000L, 3_000L, 5_200L, 6_500L);
	}

	@Test
	void endsWhereTheTableEndedWhenItBegan(Database database) throws Exception {
		Visits visits = Visits.withRows(database, 1_500);
		visits.backfill()
			.onProgress((progress) -> run(visits, "INSERT INTO visits VALUES (" + (9_000 + progress.doneRows()) + ")"))
			.run(visits.source());
		assertThat(visits.number("SELECT count(*) FROM visits WHERE times = 1")).isEqualTo(1_500);
		assertThat(visits.number("SELECT count(*) FROM visits WHERE times = 0 AND id > 9000")).isEqualTo(2);
	}

	@Test
	void hasNothingToDoInAnEmptyTable(Database database) throws Exception {
		Visits visits = Visits.withRows(database, 0);
		assertThat(visits.backfill().run(visits.source()))
			.extracting(BackfillProgress::doneRows, BackfillProgress::left)
			.containsExactly(0L, Duration.ZERO);
	}

	@Test
	void changesNothingOnceItHasEnded(Database database) throws Exception {
		Visits visits = Visits.withRows(database, 1_500);
		visits.backfill().run(visits.source());
		assertThat(visits.backfill().run(visits.source()).doneRows()).isEqualTo(1_500);
		visits.allVisitedOnce();
	}

	@Test
	void beginsAnewWhenForgottenAndLeavesNoTableBehind(Database database) throws Exception {
		Visits visits = Visits.withRows(database, 1_500);
		visits.backfill().run(visits.source());
		visits.backfill().forget(visits.source());
		assertThat(visits.number("SELECT count(*) FROM pg_tables WHERE tablename = 'backfill_progress'")).isZero();
		visits.backfill().run(visits.source());
		assertThat(visits.number("SELECT count(*) FROM visits WHERE times = 2")).isEqualTo(1_500);
	}

	@Test
	void forgetsOnlyItself(Database database) throws Exception {
		Visits visits = Visits.withRows(database, 10);
		Backfill other = Backfill.of("other", "visits", Visits.BATCH);
		visits.backfill().run(visits.source());
		other.run(visits.source());
		other.forget(visits.source());
		visits.backfill().run(visits.source());
		assertThat(visits.number("SELECT count(*) FROM visits WHERE times = 2")).isEqualTo(10);
	}

	@Test
	void movesRowsAsWellAsItChangesThem(Database database) throws Exception {
		Visits visits = Visits.withRows(database, 3_000);
		visits.execute("CREATE TABLE quarantine (LIKE visits)");
		BackfillProgress end = Backfill.of("orphans", "visits", """
				WITH gone AS (DELETE FROM visits WHERE id > ? AND id <= ? AND id % 100 = 0 RETURNING *)
				INSERT INTO quarantine SELECT * FROM gone""").run(visits.source());
		assertThat(end.doneRows()).isEqualTo(3_000);
		assertThat(end.changedRows()).isEqualTo(30);
		assertThat(visits.number("SELECT count(*) FROM quarantine")).isEqualTo(30);
		assertThat(visits.number("SELECT count(*) FROM visits")).isEqualTo(2_970);
	}

	@Test
	void makesBatchesSmallerThatTakeTooLong(Database database) throws Exception {
		assertThat(batchesOf(database, Duration.ofMillis(1))).startsWith(1_000L, 500L, 250L, 125L, 100L, 100L);
	}

	@Test
	void makesBatchesLargerThatTakeLessThanTheyMay(Database database) throws Exception {
		assertThat(batchesOf(database, Duration.ofHours(1))).containsExactly(1_000L, 2_000L);
	}

	/** Of a statement that takes 10 ms at least. */
	private static List<Long> batchesOf(Database database, Duration target) throws Exception {
		Visits visits = Visits.withRows(database, 3_000);
		List<Long> rows = new ArrayList<>(List.of(0L));
		Backfill.of("slow", "visits", "UPDATE visits SET times = 1 FROM pg_sleep(0.01) WHERE id > ? AND id <= ?")
			.batch(target)
			.onProgress((progress) -> rows.add(progress.doneRows()))
			.run(visits.source());
		List<Long> batches = new ArrayList<>();
		for (int i = 1; i < rows.size(); i++) {
			batches.add(rows.get(i) - rows.get(i - 1));
		}
		return batches;
	}

	private static void run(Visits visits, String sql) {
		try {
			visits.execute(sql);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
