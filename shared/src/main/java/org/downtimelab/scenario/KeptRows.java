package org.downtimelab.scenario;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import org.downtimelab.process.Query;

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
		for (String table : this.tables) {
			if (Catalog.isThere(connection, table)) {
				count += Query
					.first(connection, "SELECT count(*) FROM " + table + " WHERE " + this.which,
							(all) -> all.getLong(1))
					.orElseThrow();
			}
		}
		return count;
	}

}
