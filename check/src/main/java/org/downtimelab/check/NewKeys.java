package org.downtimelab.check;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import org.downtimelab.check.catalog.Constraint;
import org.downtimelab.check.catalog.Schema;
import org.downtimelab.database.Database;

/**
 * Columns that a migration makes unique. Synthetic rows that hold the same value twice
 * would say nothing about somebody's own: tables are filled under the new keys.
 *
 * @param keys a table and its columns each, as in {@code public.orders (number)}
 */
record NewKeys(List<String> keys) {

	static final NewKeys NONE = new NewKeys(List.of());

	static NewKeys of(Schema before, Schema after) {
		return new NewKeys(after.constraints()
			.stream()
			.filter((each) -> each.unique() && !each.columns().isEmpty() && isPlain(each))
			.filter((each) -> before.columns(each.table()).keySet().containsAll(each.columns()))
			.filter((each) -> before.constraints()
				.stream()
				.noneMatch((old) -> old.table().equals(each.table()) && old.unique()
						&& old.columns().equals(each.columns())))
			.map((each) -> each.table() + " (" + String.join(", ", each.columns()) + ")")
			.distinct()
			.toList());
	}

	/** Neither of some rows only, nor of an expression. */
	private static boolean isPlain(Constraint constraint) {
		String definition = constraint.definition();
		String columns = definition.substring(definition.indexOf('(') + 1);
		return !definition.contains(" WHERE ") && columns.indexOf('(') < 0;
	}

	/**
	 * Makes them, so that rows that are added keep them.
	 * @return their names, for {@link #remove}
	 */
	List<String> make(Database database) throws SQLException {
		List<String> made = new ArrayList<>();
		try (Connection connection = database.connect("downtime-lab-check-fill");
				Statement statement = connection.createStatement()) {
			for (String key : this.keys) {
				String name = "downtime_lab_new_key_" + made.size();
				try {
					statement.execute("CREATE UNIQUE INDEX " + name + " ON " + key);
					made.add(key.substring(0, key.indexOf(" (")).replaceFirst("[^.]*$", "") + name);
				}
				catch (SQLException ex) {
					// Rows of older migrations break it: the play shows that.
				}
			}
		}
		return made;
	}

	static void remove(Database database, List<String> made) throws SQLException {
		try (Connection connection = database.connect("downtime-lab-check-fill");
				Statement statement = connection.createStatement()) {
			for (String name : made) {
				statement.execute("DROP INDEX " + name);
			}
		}
	}

}
