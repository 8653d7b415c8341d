package org.downtimelab.backfill;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

import javax.sql.DataSource;

import org.downtimelab.database.Database;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A table whose rows count how often they were visited, by a statement that would count
 * twice if it were run twice.
 *
 * @param database where it is
 */
record Visits(Database database) {

	static final String BATCH = "UPDATE visits SET times = times + 1 WHERE id > ? AND id <= ?";

	/** With the keys that a query gives. */
	static Visits with(Database database, String keys) throws SQLException {
		Visits visits = new Visits(database);
		visits.execute("CREATE TABLE visits (id bigint PRIMARY KEY, times int NOT NULL DEFAULT 0)");
		visits.execute("INSERT INTO visits (id) " + keys);
		return visits;
	}

	static Visits withRows(Database database, int rows) throws SQLException {
		return with(database, "SELECT generate_series(1, " + rows + ")");
	}

	Backfill backfill() {
		return Backfill.of("visits", "visits", BATCH).pause(Duration.ZERO);
	}

	DataSource source() {
		return this.database.dataSource("backfill");
	}

	void allVisitedOnce() throws SQLException {
		assertThat(number("SELECT count(*) FROM visits WHERE times <> 1")).as("rows not visited exactly once").isZero();
	}

	long number(String query) throws SQLException {
		try (Connection connection = this.database.connect("test");
				Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery(query)) {
			row.next();
			return row.getLong(1);
		}
	}

	void execute(String sql) throws SQLException {
		try (Connection connection = this.database.connect("test");
				Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

}
