package org.downtimelab.observe;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

import org.downtimelab.process.Query;

/**
 * The size and the state of a table.
 *
 * @param table its name, with its schema unless that is public
 * @param tableBytes on disk, with what is stored aside (TOAST)
 * @param indexBytes of all of its indexes
 * @param deadTuples that no VACUUM has taken away yet, as the server's statistics have
 * it; they are up to a second old (manual, page monitoring-stats)
 * @param withoutStatistics columns of which the planner knows nothing, although the table
 * is not empty: no ANALYZE has seen them (manual, page view-pg-stats)
 */
public record TableFigures(String table, long tableBytes, long indexBytes, long deadTuples,
		List<String> withoutStatistics) {

	/**
	 * A virtual column (18) has none by nature, nor has one whose statistics target is 0.
	 */
	private static final String SQL = """
			SELECT %s, pg_table_size(c.oid), pg_indexes_size(c.oid), pg_stat_get_dead_tuples(c.oid), ARRAY(
			  SELECT a.attname FROM pg_attribute a
			  WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated <> 'v'
			    AND coalesce(a.attstattarget, -1) <> 0 AND pg_relation_size(c.oid) > 0 AND NOT EXISTS (
			      SELECT FROM pg_stats s
			      WHERE s.schemaname = n.nspname AND s.tablename = c.relname AND s.attname = a.attname)
			  ORDER BY a.attnum)::text[]
			FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
			WHERE c.relkind IN ('r', 'm') AND %s
			ORDER BY 1""".formatted(UserRelations.NAME, UserRelations.COUNT);

	/**
	 * Looks at every table of the user's.
	 * @param connection of a role that may read them: the planner's statistics of others
	 * cannot be seen
	 */
	public static List<TableFigures> of(Connection connection) throws SQLException {
		return Query.all(connection, SQL, TableFigures::read);
	}

	private static TableFigures read(ResultSet row) throws SQLException {
		return new TableFigures(row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4),
				List.of((String[]) row.getArray(5).getArray()));
	}

}
