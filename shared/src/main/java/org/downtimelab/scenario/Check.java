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
								+ text.toString().strip().lines().findFirst().orElse("no plan") + ")");
			}
		};
	}

	/** The column is there and refuses null. */
	static Check columnIsNotNull(String table, String column) {
		return (connection) -> Catalog.refusesNull(connection, table, column)
			.map((refuses) -> refuses ? Optional.<String>empty()
					: Optional.of("the column %s.%s takes null".formatted(table, column)))
			.orElseGet(() -> Optional.of("there is no column %s.%s".formatted(table, column)));
	}

	/** The column is gone. */
	static Check columnIsGone(String table, String column) {
		return (connection) -> Catalog.refusesNull(connection, table, column)
			.map((refuses) -> "the column %s.%s is still there".formatted(table, column));
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
