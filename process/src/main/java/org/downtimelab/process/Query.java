package org.downtimelab.process;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks a database one question. */
public final class Query {

	private Query() {
	}

	/**
	 * All rows of the answer.
	 * @param row reads one; where it reads null, the row is left out
	 * @param parameters of the query, in order
	 */
	public static <T> List<T> all(Connection connection, String sql, Row<T> row, Object... parameters)
			throws SQLException {
		return rows(connection, sql, row, Integer.MAX_VALUE, parameters);
	}

	/** The first row of the answer, or empty if it has none. */
	public static <T> Optional<T> first(Connection connection, String sql, Row<T> row, Object... parameters)
			throws SQLException {
		return rows(connection, sql, row, 1, parameters).stream().findFirst();
	}

	private static <T> List<T> rows(Connection connection, String sql, Row<T> row, int most, Object... parameters)
			throws SQLException {
		try (PreparedStatement query = connection.prepareStatement(sql)) {
			for (int i = 0; i < parameters.length; i++) {
				query.setObject(i + 1, parameters[i]);
			}
			List<T> rows = new ArrayList<>();
			try (ResultSet found = query.executeQuery()) {
				while (rows.size() < most && found.next()) {
					T value = row.read(found);
					if (value != null) {
						rows.add(value);
					}
				}
			}
			return rows;
		}
	}

	/**
	 * Reads a row.
	 *
	 * @param <T> what it holds
	 */
	public interface Row<T> {

		T read(ResultSet at) throws SQLException;

	}

}
