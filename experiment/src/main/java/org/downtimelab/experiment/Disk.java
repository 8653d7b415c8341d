package org.downtimelab.experiment;

import java.io.File;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.downtimelab.database.Database;

/**
 * What a build, a download or the seeding have left to be written: it is written now, so
 * that it does not fall into a path. Seen without: on the first run after a download, all
 * endpoints slow for a second, and fast on the next run.
 */
final class Disk {

	private static final long PATIENCE_SECONDS = 120;

	private Disk() {
	}

	/** PostgreSQL's part first, by a CHECKPOINT, then the machine's. */
	static void settle(Database database, Consumer<RunEvent> events) {
		try (Connection connection = database.connect("downtime-lab-checkpoint");
				Statement statement = connection.createStatement()) {
			statement.execute("CHECKPOINT");
		}
		catch (SQLException ex) {
			events.accept(new RunEvent.Note("no CHECKPOINT before warm-up: " + ex.getMessage()));
		}
		if (File.separatorChar == '/') {
			sync(events);
		}
	}

	private static void sync(Consumer<RunEvent> events) {
		try {
			Process sync = new ProcessBuilder("sync").start();
			if (!sync.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
				events
					.accept(new RunEvent.Note("sync did not end within " + PATIENCE_SECONDS + " s: the disk is busy"));
			}
		}
		catch (IOException ex) {
			events.accept(new RunEvent.Note("no sync before warm-up: " + ex.getMessage()));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
