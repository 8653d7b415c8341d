package org.downtimelab.scenario;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Rows that no path may destroy. They are counted before the first step and after the
 * last: what is missing then was destroyed.
 *
 * @param which the condition that picks them out, in SQL
 * @param tables where they may be: a table that is not there holds none
 */
public record KeptRows(String which, List<String> tables) {

	/** How many there are now, in all of the tables. */
	public long count(Connection connection) throws SQLException {
		long count = 0;
		try (Statement statement = connection.createStatement()) {
			for (String table : this.tables) {
				if (number(statement, "SELECT count(to_regclass('" + table + "'))") == 1) {
					count += number(statement, "SELECT count(*) FROM " + table + " WHERE " + this.which);
				}
			}
		}
		return count;
	}

	private static long number(Statement statement, String query) throws SQLException {
		try (ResultSet result = statement.executeQuery(query)) {
			result.next();
			return result.getLong(1);
		}
	}

}
