package org.downtimelab.scenario;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

import org.downtimelab.process.Query;

/**
 * Looks for an index of a column that has no twin on another one. Twins have the same
 * access method, uniqueness, keys, order and condition; their columns and expressions are
 * compared as the server prints them. A condition that compares the old column with a
 * constant of its type is never the same: such an index is reported, and must be looked
 * at.
 *
 * @param oldColumn that has them, in lower case
 * @param newColumn that needs them, in lower case
 */
record IndexTwins(String table, String oldColumn, String newColumn) implements Check {

	private static final String WITHOUT = """
			WITH valid AS (
			  SELECT relname, concat_ws(' ', amname, indisunique, indnkeyatts, (
			      SELECT string_agg(pg_get_indexdef(indexrelid, n, true) || ' ' || coalesce(indoption[n - 1], 0), ', '
			        ORDER BY n)
			      FROM generate_series(1, indnatts) n), pg_get_expr(indpred, indrelid, true)) AS definition
			  FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid JOIN pg_am ON pg_am.oid = relam
			  WHERE indrelid = to_regclass(?) AND indisvalid)
			SELECT relname FROM valid old
			WHERE definition ~ ? AND NOT EXISTS (
			  SELECT FROM valid WHERE definition = regexp_replace(old.definition, ?, ?, 'g'))
			ORDER BY relname""";

	@Override
	public Optional<String> sql() {
		return Optional.of("""
				-- Each index on %s must have a valid twin on %s.
				SELECT indisvalid, pg_get_indexdef(indexrelid) FROM pg_index
				WHERE indrelid = to_regclass('%s');""".formatted(this.oldColumn, this.newColumn, this.table));
	}

	@Override
	public Optional<String> problem(Connection connection) throws SQLException {
		String old = "\\m" + this.oldColumn + "\\M";
		return Query.first(connection, WITHOUT,
				(found) -> "the index %s has no twin on %s".formatted(found.getString(1), this.newColumn), this.table,
				old, old, this.newColumn);
	}

}
