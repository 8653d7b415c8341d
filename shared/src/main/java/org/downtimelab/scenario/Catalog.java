package org.downtimelab.scenario;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** What the server's catalog says of a column (manual, page catalog-pg-attribute). */
final class Catalog {

	private static final String COLUMN = """
			SELECT attnotnull FROM pg_attribute
			WHERE attrelid = to_regclass(?) AND attname = ? AND NOT attisdropped""";

	private Catalog() {
	}

	/** Whether the column refuses null, or empty if there is no such column. */
	static Optional<Boolean> refusesNull(Connection connection, String table, String column) throws SQLException {
		try (PreparedStatement query = connection.prepareStatement(COLUMN)) {
			query.setString(1, table);
			query.setString(2, column);
			try (ResultSet found = query.executeQuery()) {
				return found.next() ? Optional.of(found.getBoolean(1)) : Optional.empty();
			}
		}
	}

	/**
	 * The index as EXPLAIN prints it: without its schema, in quotes where it needs them.
	 */
	static String nameInPlans(Connection connection, String index) throws SQLException {
		String sql = "SELECT quote_ident(relname) FROM pg_class WHERE oid = to_regclass(?)";
		try (PreparedStatement query = connection.prepareStatement(sql)) {
			query.setString(1, index);
			try (ResultSet found = query.executeQuery()) {
				return found.next() ? found.getString(1) : index;
			}
		}
	}

}
