package org.downtimelab.scenario;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

import org.downtimelab.process.Query;

/**
 * What the server's catalog says of a column (manual, pages catalog-pg-attribute and
 * catalog-pg-constraint).
 */
final class Catalog {

	private static final String COLUMN = """
			SELECT attnotnull, EXISTS (
			  SELECT FROM pg_constraint
			  WHERE conrelid = attrelid AND contype = 'n' AND conkey = ARRAY[attnum] AND NOT convalidated)
			FROM pg_attribute
			WHERE attrelid = to_regclass(?) AND attname = ? AND NOT attisdropped""";

	private Catalog() {
	}

	/** What the column makes of null, or empty if there is no such column. */
	static Optional<Nulls> nulls(Connection connection, String table, String column) throws SQLException {
		return Query.first(connection, COLUMN, (found) -> Nulls.of(found.getBoolean(1), found.getBoolean(2)), table,
				column);
	}

	static boolean isThere(Connection connection, String table) throws SQLException {
		return Query.first(connection, "SELECT to_regclass(?)", (found) -> found.getString(1), table).isPresent();
	}

	/** The statement that makes the index, as PostgreSQL writes it. */
	static Optional<String> indexDefinition(Connection connection, String index) throws SQLException {
		return Query.first(connection, "SELECT pg_get_indexdef(to_regclass(?), 0, true)", (found) -> found.getString(1),
				index);
	}

	/**
	 * The index as EXPLAIN prints it: without its schema, in quotes where it needs them.
	 */
	static String nameInPlans(Connection connection, String index) throws SQLException {
		String sql = "SELECT quote_ident(relname) FROM pg_class WHERE oid = to_regclass(?)";
		return Query.first(connection, sql, (found) -> found.getString(1), index).orElse(index);
	}

	/** What a column makes of null. */
	enum Nulls {

		TAKEN,

		/**
		 * New ones are refused, old ones may be there: {@code NOT NULL … NOT VALID},
		 * which PostgreSQL has from 18 on. {@code attnotnull} is true already.
		 */
		NEW_ONES_REFUSED,

		/** There are none, and there can be none. */
		REFUSED;

		private static Nulls of(boolean notNull, boolean notValid) {
			if (!notNull) {
				return TAKEN;
			}
			return notValid ? NEW_ONES_REFUSED : REFUSED;
		}

	}

}
