package org.downtimelab.scenario;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

import org.downtimelab.process.Query;

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
	 * What anybody can ask a server to see the same, as SQL with a comment that says what
	 * must come; empty where its author did not write it down.
	 */
	default Optional<String> sql() {
		return Optional.empty();
	}

	/** The same check with the SQL that anybody can ask. */
	default Check asking(String sql) {
		return new AskedCheck(this, sql);
	}

	/**
	 * The index is there and valid. A {@code CREATE INDEX CONCURRENTLY} that failed
	 * leaves an INVALID one behind: it costs writes and serves no query (manual, page
	 * sql-createindex, "Building Indexes Concurrently").
	 */
	static Check indexIsValid(String index) {
		return (connection) -> {
			String sql = "SELECT indisvalid FROM pg_index WHERE indexrelid = to_regclass(?)";
			return Query
				.first(connection, sql, (found) -> found.getBoolean(1) ? "" : "the index " + index + " is INVALID",
						index)
				.or(() -> Optional.of("there is no index " + index))
				.filter((problem) -> !problem.isEmpty());
		};
	}

	/**
	 * The index is there, valid, and on all rows by these columns. {@code CREATE INDEX IF
	 * NOT EXISTS} is content with any index of that name.
	 * @param columns as PostgreSQL prints them, as in {@code customer_id, id}
	 */
	static Check indexIsValid(String index, String columns) {
		Check check = (connection) -> {
			Optional<String> problem = indexIsValid(index).problem(connection);
			return problem.isPresent() ? problem
					: Catalog.indexDefinition(connection, index)
						.filter((definition) -> !definition.endsWith(" USING btree (" + columns + ")"))
						.map((definition) -> "the index " + index + " is another one: " + definition);
		};
		return check.asking("""
				-- indisvalid must be true, and the index on (%s).
				SELECT indisvalid, pg_get_indexdef(indexrelid) FROM pg_index
				WHERE indexrelid = to_regclass('%s');""".formatted(columns, index));
	}

	/** The planner, given all its freedom, answers the query through the index. */
	static Check plannerUses(String index, String query) {
		Check check = (connection) -> {
			List<String> plan = Query.all(connection, "EXPLAIN " + query, (line) -> line.getString(1));
			String name = " " + Catalog.nameInPlans(connection, index) + " ";
			String scan = plan.stream()
				.map((line) -> line.strip().replaceFirst("^->\\s+", "").replaceFirst("\\s+\\(cost=.*", ""))
				.filter((line) -> line.contains("Scan"))
				.findFirst()
				.orElse("no scan");
			if (plan.stream().anyMatch((line) -> line.contains(name))) {
				return Optional.empty();
			}
			return Optional.of(Catalog.indexDefinition(connection, index).isPresent()
					? "the planner does not use %s for: %s (%s)".formatted(index, query, scan)
					: "there is no index %s (%s)".formatted(index, scan));
		};
		return check.asking("-- The plan must name " + index + ".\nEXPLAIN " + query + ";");
	}

	/** The column is there, holds no null and refuses one. */
	static Check columnIsNotNull(String table, String column) {
		return (connection) -> {
			String name = table + "." + column;
			return Catalog.nulls(connection, table, column).map((nulls) -> switch (nulls) {
				case TAKEN -> Optional.of("the column " + name + " allows NULL");
				case NEW_ONES_REFUSED -> Optional.of("NOT NULL of the column " + name + " is NOT VALID");
				case REFUSED -> Optional.<String>empty();
			}).orElseGet(() -> Optional.of("there is no column " + name));
		};
	}

	/** The column is there. */
	static Check columnIsThere(String table, String column) {
		return (connection) -> Catalog.nulls(connection, table, column).isPresent() ? Optional.empty()
				: Optional.of("there is no column %s.%s".formatted(table, column));
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
			return Query.first(connection, sql, (found) -> true, table, column).isPresent() ? Optional.empty()
					: Optional.of("the column %s.%s has no statistics".formatted(table, column));
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
			return Query
				.first(connection, sql,
						(found) -> found.getBoolean(1) ? "" : "the constraint " + constraint + " is NOT VALID", table,
						constraint)
				.or(() -> Optional.of("there is no constraint " + constraint))
				.filter((problem) -> !problem.isEmpty());
		};
	}

	/**
	 * The query finds no row.
	 * @param what it would find, as in "an order without a customer"
	 * @param sql the query; its first column names the find
	 */
	static Check findsNothing(String what, String sql) {
		Check check = (connection) -> Query.first(connection, sql,
				(found) -> "there is " + what + ": " + found.getString(1));
		return check.asking("-- There must be no row.\n" + sql.strip() + ";");
	}

}
