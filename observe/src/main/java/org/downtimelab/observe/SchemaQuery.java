package org.downtimelab.observe;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import org.downtimelab.process.Query;

/**
 * Reads a schema out of the catalogs, a line for each table, column, constraint and
 * index. Nullability is read from the column: its constraint is in the catalog only since
 * 18, under a generated name (manual, page catalog-pg-constraint), and counts only where
 * it is not validated.
 */
final class SchemaQuery {

	private static final String SQL = """
			WITH mine AS (
			  SELECT c.oid, %s AS name
			  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
			  WHERE %s AND c.relkind IN ('r', 'p', 'm')
			)
			SELECT format('table %%s', name) FROM mine
			UNION ALL
			SELECT format('column %%s.%%I %%s', m.name, a.attname, format_type(a.atttypid, a.atttypmod))
			       || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END
			       || CASE WHEN EXISTS (SELECT FROM pg_constraint k WHERE k.conrelid = m.oid AND k.contype = 'n'
			                            AND k.conkey = ARRAY[a.attnum] AND NOT k.convalidated)
			               THEN ' NOT VALID' ELSE '' END
			       || CASE a.attgenerated WHEN '' THEN coalesce(' DEFAULT ' || pg_get_expr(d.adbin, d.adrelid), '')
			               ELSE format(' GENERATED (%%s) %%s', pg_get_expr(d.adbin, d.adrelid), a.attgenerated) END
			       || CASE a.attidentity WHEN 'a' THEN ' IDENTITY ALWAYS' WHEN 'd' THEN ' IDENTITY BY DEFAULT'
			               ELSE '' END
			FROM mine m JOIN pg_attribute a ON a.attrelid = m.oid
			LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
			WHERE a.attnum > 0 AND NOT a.attisdropped
			UNION ALL
			SELECT format('constraint %%s.%%I %%s', m.name, k.conname, pg_get_constraintdef(k.oid))
			FROM mine m JOIN pg_constraint k ON k.conrelid = m.oid WHERE k.contype <> 'n'
			UNION ALL
			SELECT format('index %%s', pg_get_indexdef(i.indexrelid))
			       || CASE WHEN i.indisvalid THEN '' ELSE ' INVALID' END
			FROM mine m JOIN pg_index i ON i.indrelid = m.oid""".formatted(UserRelations.NAME, UserRelations.COUNT);

	private SchemaQuery() {
	}

	/**
	 * The lines, in no order. PostgreSQL prints a name with its schema or without,
	 * depending on the search_path: with an empty one, always with it.
	 */
	static List<String> lines(Connection connection) throws SQLException {
		String path = text(connection, "SELECT current_setting('search_path')").get(0);
		searchPath(connection, "");
		List<String> lines;
		try {
			lines = text(connection, SQL);
		}
		catch (SQLException ex) {
			try {
				searchPath(connection, path);
			}
			catch (SQLException inFailedTransaction) {
				ex.addSuppressed(inFailedTransaction);
			}
			throw ex;
		}
		searchPath(connection, path);
		return lines;
	}

	private static void searchPath(Connection connection, String path) throws SQLException {
		text(connection, "SELECT set_config('search_path', ?, false)", path);
	}

	private static List<String> text(Connection connection, String sql, Object... parameters) throws SQLException {
		return Query.all(connection, sql, (row) -> row.getString(1), parameters);
	}

}
