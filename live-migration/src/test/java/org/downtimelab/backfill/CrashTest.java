package org.downtimelab.backfill;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.downtimelab.database.Databases;
import org.downtimelab.database.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The server crashes while nobody but the backfill writes on it. What was not on disk is
 * lost: WAL gets there when somebody waits for it, or after 10 s.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "There is no SIGQUIT")
@Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
class CrashTest {

	private static final Path PROGRAMS = Path.of("..", ".lab");

	private static final int ROWS = 5_000;

	@TempDir
	private Path folder;

	private String database;

	private BackfillProgress told;

	/** The batch that was told last. */
	private boolean onDisk;

	private int lostIfCrashed;

	@Test
	void rowsAndProgressAreLostTogetherAndDoneAgain() throws Exception {
		crashWhen(() -> !this.onDisk);
		try (Server server = Server.embedded(this.folder, PROGRAMS)) {
			Visits visits = new Visits(server.database(this.database));
			long kept = visits.number("SELECT done_rows FROM backfill_progress");
			assertThat(kept).as("rows kept").isBetween(1L, this.told.doneRows() - 1);
			assertThat(visits.number("SELECT count(*) FROM visits WHERE times = 1")).isEqualTo(kept);
			assertThat(slow().run(visits.source()).doneRows()).isEqualTo(ROWS);
			visits.allVisitedOnce();
		}
	}

	@Test
	void theEndIsOnDiskOnceItIsTold() throws Exception {
		crashWhen(() -> this.told.doneRows() == ROWS);
		assertThat(this.lostIfCrashed).as("batches that did not wait for the disk").isPositive();
		try (Server server = Server.embedded(this.folder, PROGRAMS)) {
			Visits visits = new Visits(server.database(this.database));
			assertThat(visits.number("SELECT done_rows FROM backfill_progress")).isEqualTo(ROWS);
			visits.allVisitedOnce();
		}
	}

	private void crashWhen(Moment moment) throws Exception {
		try (Server server = Server.embedded(this.folder, PROGRAMS)) {
			Visits visits = Visits.withRows(new Databases(server).empty("crash"), ROWS);
			this.database = visits.database().name();
			visits.execute("ALTER SYSTEM SET wal_writer_delay = '10s'");
			visits.execute("SELECT pg_reload_conf()");
			long[] flushed = new long[1];
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> slow().onProgress((progress) -> {
				long before = flushed[0];
				flushed[0] = flushed(visits);
				this.told = progress;
				this.onDisk = flushed[0] > before;
				this.lostIfCrashed += this.onDisk ? 0 : 1;
				if (moment.hasCome()) {
					crash();
				}
			}).run(visits.source()));
			assertThat(moment.hasCome()).as("crashed when it should, after " + this.told).isTrue();
		}
	}

	private static long flushed(Visits visits) {
		try {
			return visits.number("SELECT pg_current_wal_flush_lsn() - '0/0'");
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** By an immediate shutdown: no process writes anything more. */
	private void crash() {
		try {
			String pid = Files.readAllLines(this.folder.resolve("postgres/data/postmaster.pid")).get(0);
			ProcessHandle postmaster = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
			assertThat(new ProcessBuilder("kill", "-QUIT", pid).start().waitFor()).isZero();
			postmaster.onExit().get(30, TimeUnit.SECONDS);
		}
		catch (Exception ex) {
			throw new IllegalStateException("The server does not crash", ex);
		}
	}

	/** In some thirty batches of 20 ms and more: whether others write, it knows soon. */
	private static Backfill slow() {
		return Backfill
			.of("slow", "visits", "UPDATE visits SET times = times + 1 FROM pg_sleep(0.02) WHERE id > ? AND id <= ?")
			.batch(Duration.ofMillis(1));
	}

	/** For the crash. */
	private interface Moment {

		boolean hasCome();

	}

}
