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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** However a backfill ends, the next run does the rest, and only the rest. */
@PostgresTest(Fresh.PER_TEST)
@Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
class ResumeTest {

	private static final Duration ALWAYS_TOO_LONG = Duration.ofMillis(1);

	@Test
	void goesOnWhereverItWasKilled(Database database) throws Exception {
		Visits visits = Visits.withRows(database, 2_500);
		Backfill backfill = visits.backfill().batch(Duration.ofHours(1));
		for (int calls = 0;; calls++) {
			Killed session = Killed.after(calls);
			try {
				backfill.run(session.on(visits.source()));
			}
			catch (SQLException ex) {
				assertThat(session.died()).as(ex.toString()).isTrue();
			}
			BackfillProgress end = backfill.run(visits.source());
			assertThat(end.doneRows()).as("rows visited, killed after %d calls", calls).isEqualTo(2_500);
			visits.allVisitedOnce();
			if (!session.died()) {
				assertThat(calls).as("instants at which it was killed").isGreaterThan(15);
				return;
			}
			backfill.forget(visits.source());
			visits.execute("UPDATE visits SET times = 0");
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 5, 8 })
	void goesOnAfterTheListenerThrew(int batch, Database database) throws Exception {
		Visits visits = Visits.withRows(database, 2_500);
		Backfill backfill = slow();
		List<BackfillProgress> told = new ArrayList<>();
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> backfill.onProgress((progress) -> {
			told.add(progress);
			if (told.size() == batch) {
				throw new IllegalStateException("enough");
			}
		}).run(visits.source())).withMessage("enough");
		long half = visits.number("SELECT count(*) FROM visits WHERE times = 1");
		assertThat(half).isBetween(1L, 2_499L).isEqualTo(told.get(batch - 1).doneRows());
		told.clear();
		backfill.onProgress(told::add).run(visits.source());
		assertThat(told.get(0).doneRows()).isGreaterThan(half);
		visits.allVisitedOnce();
	}

	@Test
	void stopsBetweenTwoBatchesWhenInterrupted(Database database) throws Exception {
		Visits visits = Visits.withRows(database, 2_500);
		assertThatExceptionOfType(InterruptedException.class)
			.isThrownBy(() -> slow().onProgress((progress) -> Thread.currentThread().interrupt()).run(visits.source()))
			.withMessage("The backfill 'slow' was interrupted after id 1000: run it again and it goes on there");
		assertThat(Thread.currentThread().isInterrupted()).isFalse();
		assertThat(visits.number("SELECT count(*) FROM visits WHERE times = 1")).isEqualTo(1_000);
		slow().run(visits.source());
		visits.allVisitedOnce();
	}

	@Test
	void endsWhereItMeantToEndWhenItBegan(Database database) throws Exception {
		Visits visits = Visits.withRows(database, 1_500);
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> slow().onProgress((progress) -> {
			throw new IllegalStateException("enough");
		}).run(visits.source()));
		visits.execute("INSERT INTO visits SELECT generate_series(1501, 1600)");
		assertThat(slow().run(visits.source()).toKey()).isEqualTo(1_500);
		assertThat(visits.number("SELECT count(*) FROM visits WHERE times = 0")).isEqualTo(100);
	}

	/** In ten batches or more of its 2,500 rows. */
	private static Backfill slow() {
		return Backfill
			.of("slow", "visits", "UPDATE visits SET times = times + 1 FROM pg_sleep(0.01) WHERE id > ? AND id <= ?")
			.pause(Duration.ZERO)
			.batch(ALWAYS_TOO_LONG);
	}

}
