package org.downtimelab.largedelete;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;

import org.downtimelab.process.Query;
import org.downtimelab.scenario.Check;

/**
 * Nobody has a snapshot, or a write that is not committed, that is older than a second or
 * than this look: what is deleted from now on is dead to everybody right after its
 * commit. If somebody has, it waits.
 *
 * @param patience for how long it waits
 */
record NoOldSnapshot(Duration patience) implements Check {

	private static final String OLD = """
			FROM pg_stat_activity
			WHERE datname = current_database() AND backend_type = 'client backend'
			  AND (backend_xmin IS NOT NULL OR backend_xid IS NOT NULL)
			  AND xact_start < %s
			ORDER BY xact_start""";

	private static final String OLDEST = """
			SELECT format('%s (pid %s) has had its transaction open since %s', application_name, pid, xact_start)
			""" + OLD.formatted("greatest(?, clock_timestamp() - interval '1 second')");

	@Override
	public Optional<String> problem(Connection connection) throws SQLException {
		OffsetDateTime look = Query
			.first(connection, "SELECT clock_timestamp()", (row) -> row.getObject(1, OffsetDateTime.class))
			.orElseThrow();
		long deadline = System.nanoTime() + this.patience.toNanos();
		Optional<String> oldest = oldest(connection, look);
		while (oldest.isPresent() && System.nanoTime() - deadline < 0) {
			Query.first(connection, "SELECT pg_sleep(0.1)", (row) -> true);
			oldest = oldest(connection, look);
		}
		return oldest;
	}

	@Override
	public Optional<String> sql() {
		return Optional.of("-- Ask again until it finds no row.\nSELECT pid, application_name, xact_start\n"
				+ OLD.formatted("clock_timestamp() - interval '1 second'") + ";");
	}

	private static Optional<String> oldest(Connection connection, OffsetDateTime look) throws SQLException {
		return Query.first(connection, OLDEST, (row) -> row.getString(1), look);
	}

}
