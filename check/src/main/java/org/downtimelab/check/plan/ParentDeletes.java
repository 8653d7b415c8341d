package org.downtimelab.check.plan;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.downtimelab.check.catalog.Constraint;
import org.downtimelab.check.catalog.Index;
import org.downtimelab.check.catalog.Schema;
import org.downtimelab.database.Database;
import org.downtimelab.process.Query;

/**
 * Deletes of a row that others refer to, after a migration that added the foreign key or
 * changed the indexes of the table that refers. The rows that refer to it are deleted
 * first, as an application does it, and all of it is rolled back.
 */
public final class ParentDeletes {

	private static final String KEYS = """
			SELECT k.conname, quote_ident(cn.nspname) || '.' || quote_ident(c.relname),
			       quote_ident(pn.nspname) || '.' || quote_ident(p.relname), c.oid::bigint,
			       ARRAY(SELECT quote_ident(a.attname) FROM unnest(k.conkey) WITH ORDINALITY o(number, place)
			             JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = o.number ORDER BY o.place)::text[],
			       ARRAY(SELECT quote_ident(a.attname) FROM unnest(k.confkey) WITH ORDINALITY o(number, place)
			             JOIN pg_catalog.pg_attribute a ON a.attrelid = p.oid AND a.attnum = o.number ORDER BY o.place)::text[]
			FROM pg_catalog.pg_constraint k
			JOIN pg_catalog.pg_class c ON c.oid = k.conrelid JOIN pg_catalog.pg_namespace cn ON cn.oid = c.relnamespace
			JOIN pg_catalog.pg_class p ON p.oid = k.confrelid JOIN pg_catalog.pg_namespace pn ON pn.oid = p.relnamespace
			WHERE k.contype = 'f' AND k.conparentid = 0 AND c.relkind = 'r' AND c.oid <> p.oid ORDER BY 1""";

	private static final String READ = "SELECT pg_catalog.pg_stat_get_xact_tuples_returned(?::oid)";

	private final Schema before;

	private final Schema after;

	private final Map<String, Long> rows;

	private ParentDeletes(Schema before, Schema after, Map<String, Long> rows) {
		this.before = before;
		this.after = after;
		this.rows = rows;
	}

	/**
	 * Those that read at least half of the table that refers, by the server's counters.
	 * @param database where the migration was played
	 * @param rows of each filled table
	 */
	public static List<ScanningDelete> in(Database database, Schema before, Schema after, Map<String, Long> rows)
			throws SQLException {
		ParentDeletes deletes = new ParentDeletes(before, after, rows);
		List<ScanningDelete> found = new ArrayList<>();
		try (Connection connection = database.connect("downtime-lab-check")) {
			connection.setAutoCommit(false);
			for (Key key : Query.all(connection, KEYS, (row) -> new Key(row.getString(1), row.getString(2),
					row.getString(3), row.getLong(4), texts(row.getArray(5)), texts(row.getArray(6))))) {
				if (deletes.concerns(key)) {
					deletes.delete(connection, key, found);
				}
			}
			connection.rollback();
		}
		return found;
	}

	private static List<String> texts(java.sql.Array array) throws SQLException {
		return List.of((String[]) array.getArray());
	}

	/** What the migration has not touched is not its fault. */
	private boolean concerns(Key key) {
		return this.rows.getOrDefault(key.child(), 0L) > 0
				&& this.after.indexes()
					.stream()
					.noneMatch((index) -> index.table().equals(key.child()) && index.beginsWith(key.columns()))
				&& (!names(this.before, key).contains(key.name())
						|| !indexes(this.before, key).equals(indexes(this.after, key)));
	}

	private static Set<String> names(Schema schema, Key key) {
		return schema.constraints()
			.stream()
			.filter((each) -> each.kind() == 'f' && each.table().equals(key.child()))
			.map(Constraint::name)
			.collect(Collectors.toSet());
	}

	private static Set<Index> indexes(Schema schema, Key key) {
		return new HashSet<>(schema.indexes().stream().filter((index) -> index.table().equals(key.child())).toList());
	}

	private void delete(Connection connection, Key key, List<ScanningDelete> found) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute("SET LOCAL statement_timeout = '20s'");
			statement.execute("SET CONSTRAINTS ALL IMMEDIATE");
			List<String> values = referred(connection, key);
			if (values.isEmpty()) {
				return;
			}
			statement.execute("DELETE FROM " + key.child() + where(key.columns(), values));
			long first = read(connection, key);
			long begun = System.nanoTime();
			statement.execute("DELETE FROM " + key.parent() + where(key.referred(), values));
			long ms = (System.nanoTime() - begun) / 1_000_000;
			if ((read(connection, key) - first) * 2 >= this.rows.get(key.child())) {
				found.add(new ScanningDelete(key.parent(), key.child(), key.columns(), key.name(), ms));
			}
		}
		catch (SQLException ex) {
			// Something else forbids the delete, with an index or without.
		}
		finally {
			connection.rollback();
		}
	}

	private static List<String> referred(Connection connection, Key key) throws SQLException {
		return Query.first(
				connection, "SELECT " + String.join("::text, ", key.columns()) + "::text FROM " + key.child()
						+ " WHERE " + String.join(" IS NOT NULL AND ", key.columns()) + " IS NOT NULL LIMIT 1",
				(row) -> {
					List<String> values = new ArrayList<>();
					for (int i = 1; i <= key.columns().size(); i++) {
						values.add(row.getString(i));
					}
					return values;
				})
			.orElse(List.of());
	}

	/** A literal has the type of the column that it is compared with. */
	private static String where(List<String> columns, List<String> values) {
		return IntStream.range(0, columns.size())
			.mapToObj((i) -> columns.get(i) + " = '" + values.get(i).replace("'", "''") + "'")
			.collect(Collectors.joining(" AND ", " WHERE ", ""));
	}

	private static long read(Connection connection, Key key) throws SQLException {
		return Query.first(connection, READ, (row) -> row.getLong(1), key.oid()).orElse(0L);
	}

	/**
	 * A foreign key.
	 *
	 * @param oid of the child
	 * @param columns of the child
	 * @param referred columns of the parent, in the same order
	 */
	private record Key(String name, String child, String parent, long oid, List<String> columns,
			List<String> referred) {
	}

}
