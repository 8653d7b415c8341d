package org.downtimelab.scenario.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

import org.downtimelab.database.Database;
import org.downtimelab.process.Patience;
import org.downtimelab.process.Query;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How many rows sequential scans have read, by the server's own count. A session hands in
 * its count when it ends, at the latest (manual, page monitoring-stats).
 */
final class ScannedRows {

	static final String MIGRATION = "migration";

	private static final String COUNT = """
			SELECT coalesce(sum(seq_tup_read), 0) FROM pg_stat_user_tables
			WHERE relname <> 'flyway_schema_history'""";

	private static final String MIGRATING = """
			SELECT count(*) FROM pg_stat_activity
			WHERE datname = current_database() AND application_name = '%s'""".formatted(MIGRATION);

	private static final Duration BOUND = Duration.ofSeconds(10);

	private final Database database;

	ScannedRows(Database database) {
		this.database = database;
	}

	long sum() throws SQLException {
		try (Connection connection = this.database.connect("scanned rows")) {
			assertThat(Patience.until(BOUND, () -> number(connection, MIGRATING) == 0))
				.as("No session that migrated is still there after %s", BOUND)
				.isTrue();
			return number(connection, COUNT);
		}
	}

	private static long number(Connection connection, String query) throws SQLException {
		return Query.first(connection, query, (result) -> result.getLong(1)).orElseThrow();
	}

}
