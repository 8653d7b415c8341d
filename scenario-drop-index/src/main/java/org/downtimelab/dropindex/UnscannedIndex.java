package org.downtimelab.dropindex;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

import org.downtimelab.process.Query;
import org.downtimelab.scenario.Check;

/**
 * Nobody scans the index for a while. A busy session hands its counts in once a second
 * (manual, page monitoring-stats), so the while is longer than that. A replica counts on
 * its own.
 *
 * @param index its name; one that is gone is not scanned
 * @param cycle for how long it is watched
 */
record UnscannedIndex(String index, Duration cycle) implements Check {

	@Override
	public Optional<String> problem(Connection connection) throws SQLException {
		long before = scans(connection);
		Query.first(connection, "SELECT pg_sleep(?)", (row) -> true, this.cycle.toMillis() / 1e3);
		long scans = scans(connection) - before;
		return (scans == 0) ? Optional.empty() : Optional
			.of("the index %s was scanned %s times in %s s".formatted(this.index, scans, this.cycle.toSeconds()));
	}

	@Override
	public Optional<String> sql() {
		return Optional.of("""
				-- Ask on every server, wait for a business cycle, and ask again: the count must be the same.
				SELECT idx_scan FROM pg_stat_all_indexes
				WHERE indexrelid = to_regclass('%s');""".formatted(this.index));
	}

	private long scans(Connection connection) throws SQLException {
		return Query
			.first(connection, "SELECT idx_scan FROM pg_stat_all_indexes WHERE indexrelid = to_regclass(?)",
					(row) -> row.getLong(1), this.index)
			.orElse(0L);
	}

}
