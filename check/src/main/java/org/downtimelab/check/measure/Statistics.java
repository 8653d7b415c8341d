package org.downtimelab.check.measure;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.downtimelab.database.Database;
import org.downtimelab.process.Query;

/**
 * The columns that the planner has statistics of.
 *
 * @param columns with table and schema
 */
public record Statistics(Set<String> columns) {

	private static final String SQL = """
			SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) || '.' || quote_ident(attname)
			FROM pg_catalog.pg_stats WHERE schemaname !~ '^pg_' AND schemaname <> 'information_schema'""";

	private static final String THERE = """
			SELECT quote_ident(n.nspname) || '.' || quote_ident(c.relname) || '.' || quote_ident(a.attname)
			FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
			JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
			WHERE c.relkind IN ('r', 'm') AND a.attnum > 0 AND NOT a.attisdropped AND c.oid >= 16384""";

	/** Reads them. */
	public static Statistics of(Database database) throws SQLException {
		try (Connection connection = database.connect("downtime-lab-check")) {
			return new Statistics(names(connection, SQL));
		}
	}

	private static Set<String> names(Connection connection, String sql) throws SQLException {
		return new TreeSet<>(Query.all(connection, sql, (row) -> row.getString(1)));
	}

	/** Columns that are still there and have lost theirs. */
	public List<String> lostIn(Database database) throws SQLException {
		try (Connection connection = database.connect("downtime-lab-check")) {
			Set<String> now = names(connection, SQL);
			Set<String> there = names(connection, THERE);
			return this.columns.stream().filter((each) -> there.contains(each) && !now.contains(each)).toList();
		}
	}

}
