package org.downtimelab.scenario.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.downtimelab.database.Database;
import org.downtimelab.observe.SchemaFingerprint;
import org.downtimelab.process.Query;

/**
 * A database's schema and data, to compare with itself at another time. The order of
 * columns does not count: a column that comes back comes back as the last one.
 *
 * @param schema in lines
 * @param data by table, a digest of its rows
 */
record Snapshot(List<String> schema, Map<String, String> data) {

	private static final String TABLES = """
			SELECT quote_ident(relname) FROM pg_stat_user_tables
			WHERE relname <> 'flyway_schema_history'""";

	private static final String ROWS = """
			SELECT concat(count(*), ' rows, ', md5(string_agg(to_jsonb(t)::text, ',' ORDER BY to_jsonb(t)::text)))
			FROM %s t""";

	static Snapshot of(Database database) throws SQLException {
		try (Connection connection = database.connect("snapshot")) {
			Map<String, String> data = new TreeMap<>();
			for (String table : Query.all(connection, TABLES, (row) -> row.getString(1))) {
				data.put(table,
						Query.first(connection, ROWS.formatted(table), (row) -> row.getString(1)).orElseThrow());
			}
			return new Snapshot(SchemaFingerprint.of(connection, Map.of()).lines(), data);
		}
	}

}
