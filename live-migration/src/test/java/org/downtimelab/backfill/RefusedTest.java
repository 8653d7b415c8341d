package org.downtimelab.backfill;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import org.downtimelab.database.Database;
import org.downtimelab.database.testing.PostgresTest;
import org.downtimelab.database.testing.PostgresTest.Fresh;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** What a backfill does when somebody is in its way, or it is asked for nonsense. */
@PostgresTest(Fresh.PER_TEST)
@Timeout(value = 30, threadMode = ThreadMode.SEPARATE_THREAD)
class RefusedTest {

	@Test
	void triesAgainUntilARowIsFree(Database database) throws Exception {
		Visits visits = Visits.withRows(database, 2_500);
		CountDownLatch twice = new CountDownLatch(2);
		Calls refusals = (connection, method) -> {
			if (method.equals("rollback")) {
				twice.countDown();
			}
		};
		CompletableFuture<BackfillProgress> end;
		try (Connection other = holding(visits, 1_700)) {
			end = inBackground(visits.backfill().lockTimeout(Duration.ofMillis(20)), refusals.on(visits.source()));
			assertThat(twice.await(30, TimeUnit.SECONDS)).as("was refused twice").isTrue();
			assertThat(end).isNotDone();
			other.rollback();
		}
		assertThat(end.get(30, TimeUnit.SECONDS).doneRows()).isEqualTo(2_500);
		visits.allVisitedOnce();
	}

	@Test
	void givesUpWhenARowStaysLockedAndGoesOnLater(Database database) throws Exception {
		Visits visits = Visits.withRows(database, 2_500);
		Backfill backfill = visits.backfill().lockTimeout(Duration.ofMillis(20)).patience(Duration.ofMillis(200));
		try (Connection other = holding(visits, 1_700)) {
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> backfill.run(visits.source()))
				.withMessageContaining("'visits' of visits stands after id 1")
				.withMessageContaining("lock timeout")
				.withMessageContaining("run the backfill again")
				.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("55P03"));
			other.rollback();
		}
		backfill.run(visits.source());
		visits.allVisitedOnce();
	}

	@Test
	void runsItsStatementUnderItsLockTimeout(Database database) throws Exception {
		Visits visits = Visits.withRows(database, 100);
		Backfill.of("looks", "visits",
				"UPDATE visits SET times = rtrim(current_setting('lock_timeout'), 'ms')::int WHERE id > ? AND id <= ?")
			.lockTimeout(Duration.ofMillis(23))
			.run(visits.source());
		assertThat(visits.number("SELECT count(*) FROM visits WHERE times = 23")).isEqualTo(100);
	}

	@Test
	void refusesToRunTwiceAtOnce(Database database) throws Exception {
		Visits visits = Visits.withRows(database, 100);
		visits.backfill()
			.onProgress((progress) -> assertThatExceptionOfType(BackfillRefused.class)
				.isThrownBy(() -> visits.backfill().run(visits.source()))
				.withMessageContaining("'visits' is running in another session"))
			.run(visits.source());
		visits.allVisitedOnce();
	}

	@Test
	void refusesToGoOnWithAnotherStatement(Database database) throws Exception {
		Visits visits = Visits.withRows(database, 100);
		visits.backfill().run(visits.source());
		assertThatExceptionOfType(BackfillRefused.class)
			.isThrownBy(() -> Backfill.of("visits", "visits", Visits.BATCH + " AND times = 0").run(visits.source()))
			.withMessageContaining("forget()")
			.withMessageContaining(Visits.BATCH);
	}

	@Test
	void refusesAStatementWithoutItsTwoParameters(Database database) throws Exception {
		Visits visits = Visits.withRows(database, 100);
		assertThatExceptionOfType(BackfillRefused.class).isThrownBy(
				() -> Backfill.of("half", "visits", "UPDATE visits SET times = 1 WHERE id > ?").run(visits.source()))
			.withMessageContaining("has 1 parameters and must have two");
		assertThat(visits.number("SELECT count(*) FROM visits WHERE times > 0")).isZero();
	}

	@Test
	void saysWhatTheServerSaysOfAStatementThatIsWrong(Database database) throws Exception {
		Visits visits = Visits.withRows(database, 100);
		assertThatExceptionOfType(SQLException.class)
			.isThrownBy(() -> Backfill.of("wrong", "visits", "UPDATE visits SET tims = 1 WHERE id > ? AND id <= ?")
				.run(visits.source()))
			.withMessageContaining("tims");
	}

	@Test
	void refusesBatchesOfNoTime() {
		assertThatIllegalArgumentException().isThrownBy(() -> Backfill.of("b", "t", Visits.BATCH).batch(Duration.ZERO))
			.withMessage("A backfill's batch cannot be PT0S: 1 ms or more");
	}

	private static Connection holding(Visits visits, long id) throws SQLException {
		Connection other = visits.database().connect("somebody else");
		other.setAutoCommit(false);
		try (Statement statement = other.createStatement()) {
			statement.execute("SELECT 1 FROM visits WHERE id = " + id + " FOR UPDATE");
		}
		return other;
	}

	private static CompletableFuture<BackfillProgress> inBackground(Backfill backfill, DataSource source) {
		return CompletableFuture.supplyAsync(() -> {
			try {
				return backfill.run(source);
			}
			catch (SQLException | InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		});
	}

}
