package org.downtimelab.scenario.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import org.downtimelab.database.Database;
import org.downtimelab.experiment.PlayedStep;
import org.downtimelab.experiment.WatchedPlayer;
import org.downtimelab.process.Patience;
import org.downtimelab.process.Query;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How many rows sequential scans read in each step, by the server's own count. A session
 * hands in its count when it ends, at the latest (manual, page monitoring-stats).
 */
final class TableScans {

	private static final String COUNT = """
			SELECT coalesce(sum(seq_tup_read), 0) FROM pg_stat_user_tables
			WHERE relname <> 'flyway_schema_history'""";

	private static final String MIGRATING = """
			SELECT pid FROM pg_stat_activity
			WHERE datname = current_database() AND application_name = '%s'""".formatted(WatchedPlayer.MIGRATION);

	private static final String INDEXES = "SELECT indexrelid::regclass FROM pg_index";

	private static final Duration BOUND = Duration.ofSeconds(10);

	private final List<ScannedStep> steps = new ArrayList<>();

	private final Database database;

	TableScans(Database database) {
		this.database = database;
	}

	/** Plays a step, and counts what is read meanwhile. */
	PlayedStep around(Supplier<PlayedStep> step) {
		Set<String> indexes = Set.copyOf(strings(INDEXES));
		long before = sum();
		PlayedStep played = step.get();
		this.steps.add(new ScannedStep(played, indexes, sum() - before));
		return played;
	}

	/** Those that were played, in order. */
	List<ScannedStep> steps() {
		return List.copyOf(this.steps);
	}

	private long sum() {
		assertThat(Patience.until(BOUND, () -> strings(MIGRATING).isEmpty())).as("no session migrates any more")
			.isTrue();
		return Long.parseLong(strings(COUNT).get(0));
	}

	private List<String> strings(String query) {
		try (Connection connection = this.database.connect("table scans")) {
			return Query.all(connection, query, (row) -> row.getString(1));
		}
		catch (SQLException ex) {
			throw new IllegalStateException("Cannot see what a step has read: " + ex.getMessage(), ex);
		}
	}

	/**
	 * A step that was played.
	 *
	 * @param played what came of it
	 * @param indexes the names of all that there were before it
	 * @param rowsScanned rows that sequential scans read meanwhile
	 */
	record ScannedStep(PlayedStep played, Set<String> indexes, long rowsScanned) {
	}

}
