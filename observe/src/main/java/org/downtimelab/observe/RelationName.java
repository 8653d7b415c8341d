package org.downtimelab.observe;

import java.sql.Connection;
import java.sql.SQLException;

import org.downtimelab.process.Query;

/** The name of a relation as observations have it, so that names can be compared. */
public final class RelationName {

	private static final String SQL = """
			SELECT %s FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
			WHERE c.oid = to_regclass(?)""".formatted(UserRelations.NAME);

	private RelationName() {
	}

	/**
	 * Has the server resolve a name.
	 * @param connection whose search_path finds a name without a schema
	 * @param written as in SQL: {@code public.Orders}, {@code orders} and
	 * {@code "orders"} may all be one table
	 * @return its name, with its schema unless that is public; as it was written, if
	 * there is no such relation
	 * @throws SQLException if it is no name at all
	 */
	public static String of(Connection connection, String written) throws SQLException {
		return Query.first(connection, SQL, (found) -> found.getString(1), written).orElse(written);
	}

}
