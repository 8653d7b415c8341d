package org.downtimelab.scenario;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
			if (isThere(connection, table)) {
				String sql = "SELECT id, %s FROM %s WHERE id = ANY (?)".formatted(column, table);
				try (PreparedStatement query = connection.prepareStatement(sql)) {
					query.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
					read(query, found);
				}
			}
		}
		return found;
	}

	private static void read(PreparedStatement query, Map<Long, Object> found) throws SQLException {
		try (ResultSet result = query.executeQuery()) {
			boolean instant = result.getMetaData().getColumnTypeName(2).equals("timestamptz");
			while (result.next()) {
				found.put(result.getLong(1), instant ? result.getObject(2, OffsetDateTime.class) : result.getString(2));
			}
		}
	}

	private static boolean isThere(Connection connection, String table) throws SQLException {
		try (PreparedStatement query = connection.prepareStatement("SELECT to_regclass(?) IS NOT NULL")) {
			query.setString(1, table);
			try (ResultSet result = query.executeQuery()) {
				result.next();
				return result.getBoolean(1);
			}
		}
	}

}
