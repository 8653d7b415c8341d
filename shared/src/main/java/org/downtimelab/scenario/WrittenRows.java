package org.downtimelab.scenario;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.downtimelab.process.Query;

/**
 * What the rows of a table hold in one column, found in whichever table they are kept.
 */
public final class WrittenRows {

	private WrittenRows() {
	}

	/**
	 * Looks for rows by id.
	 * @param tables where they may be: one that is not there holds none
	 * @param column whose value is wanted; each of the tables has it
	 * @param ids of the rows
	 * @return by id, the value, an {@link OffsetDateTime} for a timestamptz and a string
	 * for anything else; a row that is in none of the tables is left out
	 */
	public static Map<Long, Object> find(Connection connection, List<String> tables, String column,
			Collection<Long> ids) throws SQLException {
		Map<Long, Object> found = new HashMap<>();
		for (String table : tables) {
			if (Catalog.isThere(connection, table)) {
				String sql = "SELECT id, %s FROM %s WHERE id = ANY (?)".formatted(column, table);
				Query.all(connection, sql, (row) -> found.put(row.getLong(1), value(row)),
						connection.createArrayOf("bigint", ids.toArray()));
			}
		}
		return found;
	}

	private static Object value(ResultSet row) throws SQLException {
		boolean instant = row.getMetaData().getColumnTypeName(2).equals("timestamptz");
		return instant ? row.getObject(2, OffsetDateTime.class) : row.getString(2);
	}

}
