package org.downtimelab.scenario;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Something that must be true of the database. */
@FunctionalInterface
public interface Check {

	/**
	 * Looks.
	 * @param connection to the database, in autocommit
	 * @return what is wrong, in words, or empty if all is well
	 */
	Optional<String> problem(Connection connection) throws SQLException;

	/**
	 * The index is there and valid. A {@code CREATE INDEX CONCURRENTLY} that failed
	 * leaves an INVALID one behind: it costs writes and serves no query (manual, page
	 * sql-createindex, "Building Indexes Concurrently").
	 */
	static Check indexIsValid(String index) {
		return (connection) -> {
			String sql = "SELECT indisvalid FROM pg_index WHERE indexrelid = to_regclass(?)";
			try (PreparedStatement query = connection.prepareStatement(sql)) {
				query.setString(1, index);
				try (ResultSet found = query.executeQuery()) {
					if (!found.next()) {
						return Optional.of("there is no index " + index);
					}
					return found.getBoolean(1) ? Optional.empty() : Optional.of("the index " + index + " is INVALID");
				}
			}
		};
	}

	/**
	 * The index is there, valid, and on all rows by these columns. {@code CREATE INDEX IF
	 * NOT EXISTS} is content with any index of that name.
	 * @param columns as PostgreSQL prints them, as in {@code customer_id, id}
	 */
	static Check indexIsValid(String index, String columns) {
		return (connection) -> {
			Optional<String> problem = indexIsValid(index).problem(connection);
			return problem.isPresent() ? problem
					: Catalog.indexDefinition(connection, index)
						.filter((definition) -> !definition.endsWith(" USING btree (" + columns + ")"))
						.map((definition) -> "the index " + index + " is another one: " + definition);
		};
	}

	/** The planner, given all its freedom, answers the query through the index. */
	static Check plannerUses(String index, String query) {
		return (connection) -> {
			try (PreparedStatement explain = connection.prepareStatement("EXPLAIN " + query);
					ResultSet plan = explain.executeQuery()) {
				StringBuilder text = new StringBuilder();
				while (plan.next()) {
					text.append(plan.getString(1)).append('\n');
				}
				return text.indexOf(" " + Catalog.nameInPlans(connection, index) + " ") >= 0 ? Optional.empty()
						: Optional.of("the planner does not use " + index + " for: " + query + " ("
								+ text.toString()
									.lines()
									.map(String::strip)
									.filter((line) -> line.contains("Scan"))
									.findFirst()
									.orElse("no scan")
								+ ")");
			}
		};
	}

	/** The column is there, holds no null and refuses one. */
	static Check columnIsNotNull(String table, String column) {
		return (connection) -> {
			String name = table + "." + column;
			return Catalog.nulls(connection, table, column).map((nulls) -> switch (nulls) {
				case TAKEN -> Optional.of("the column " + name + " takes null");
				case NEW_ONES_REFUSED -> Optional.of("NOT NULL of the column " + name + " is NOT VALID");
				case REFUSED -> Optional.<String>empty();
			}).orElseGet(() -> Optional.of("there is no column " + name));
		};
	}

	/** The column is gone. */
	static Check columnIsGone(String table, String column) {
		return (connection) -> Catalog.nulls(connection, table, column)
			.map((there) -> "the column %s.%s is still there".formatted(table, column));
	}

	/**
	 * The planner knows the column's values. A new column, or one of another type, has no
	 * statistics until ANALYZE has seen it (manual, page view-pg-stats); the planner then
	 * takes a third of all rows to be above any value.
	 */
	static Check columnHasStatistics(String table, String column) {
		return (connection) -> {
			String sql = """
					SELECT FROM pg_stats JOIN pg_namespace ON nspname = schemaname
					  JOIN pg_class ON relname = tablename AND relnamespace = pg_namespace.oid
					WHERE pg_class.oid = to_regclass(?) AND attname = ?""";
			try (PreparedStatement query = connection.prepareStatement(sql)) {
				query.setString(1, table);
				query.setString(2, column);
				try (ResultSet found = query.executeQuery()) {
					return found.next() ? Optional.empty()
							: Optional.of("the column %s.%s has no statistics".formatted(table, column));
				}
			}
		};
	}

	/**
	 * Whatever is found through an index on one column is found through one on another:
	 * each valid index of the table that names the old column has a valid twin, the same
	 * but for the new column in its place.
	 */
	static Check indexesHaveTwins(String table, String oldColumn, String newColumn) {
		return new IndexTwins(table, oldColumn, newColumn);
	}

	/** The constraint is there and all rows are known to meet it. */
	static Check constraintIsValid(String table, String constraint) {
		return (connection) -> {
			String sql = "SELECT convalidated FROM pg_constraint WHERE conrelid = to_regclass(?) AND conname = ?";
			try (PreparedStatement query = connection.prepareStatement(sql)) {
				query.setString(1, table);
				query.setString(2, constraint);
				try (ResultSet found = query.executeQuery()) {
					if (!found.next()) {
						return Optional.of("there is no constraint " + constraint);
					}
					return found.getBoolean(1) ? Optional.empty()
							: Optional.of("the constraint " + constraint + " is NOT VALID");
				}
			}
		};
	}

	/**
	 * The query finds no row.
	 * @param what it would find, as in "an order without a customer"
	 * @param sql the query; its first column names the find
	 */
	static Check findsNothing(String what, String sql) {
		return (connection) -> {
			try (PreparedStatement query = connection.prepareStatement(sql); ResultSet found = query.executeQuery()) {
				return found.next() ? Optional.of("there is " + what + ": " + found.getString(1)) : Optional.empty();
			}
		};
	}

}
