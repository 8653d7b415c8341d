package org.downtimelab.check.fill;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.downtimelab.check.fill.Table.Trigger;

/** Reads tables out of the catalogue. */
final class Catalogue {

	/** A default that is the same for each row. */
	private static final Pattern CONSTANT = Pattern
		.compile("\\(?-?[0-9.]+\\)?|true|false|'(''|[^'])*'::[^()]+(\\([0-9,]+\\))?");

	private static final String ENFORCED = " AND coalesce(to_jsonb(c) ->> 'conenforced', 'true') = 'true'";

	private final Sql sql;

	private final TypeCatalogue types;

	Catalogue(Sql sql) {
		this.sql = sql;
		this.types = new TypeCatalogue(sql);
	}

	/** The oid of a table by its name with schema, or null if there is none. */
	Long find(String name) throws SQLException {
		String found = "SELECT c.oid FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace WHERE relkind IN ('r', 'p')"
				+ " AND %s IN (nspname || '.' || relname, quote_ident(nspname) || '.' || quote_ident(relname))";
		return this.sql.first(found.formatted(Sql.text(name)), (row) -> row.getLong(1));
	}

	boolean isTable(long oid) throws SQLException {
		return this.sql.number("SELECT count(*) FROM pg_class WHERE relkind IN ('r', 'p') AND oid = " + oid) > 0;
	}

	boolean hasColumns(long table, List<String> names) throws SQLException {
		String texts = names.stream().map(Sql::text).collect(Collectors.joining(", "));
		return isTable(table) && this.sql.number("SELECT count(*) FROM pg_attribute WHERE attrelid = " + table
				+ " AND attname IN (" + texts + ")") == names.size();
	}

	Table table(long oid) throws SQLException {
		record Head(String schema, String relation, boolean partitioned, boolean forced) {
		}
		Head head = this.sql.first(
				"SELECT nspname, relname, relkind = 'p', relrowsecurity AND relforcerowsecurity FROM pg_class c "
						+ "JOIN pg_namespace n ON n.oid = relnamespace WHERE c.oid = " + oid,
				(row) -> new Head(row.getString(1), row.getString(2), row.getBoolean(3), row.getBoolean(4)));
		List<Column> columns = columns(oid);
		return new Table(oid, head.schema(), head.relation(), head.partitioned(), head.forced(), columns,
				checks(oid, columns), keys(oid, columns), foreignKeys(oid), partitions(oid, columns), triggers(oid));
	}

	private List<Column> columns(long oid) throws SQLException {
		record Row(Column column, long type, int modifier) {
		}
		List<Row> rows = this.sql.all("""
				SELECT attnum, attname, attnotnull, attgenerated <> '', pg_get_expr(adbin, adrelid), atttypid,
				       atttypmod, (SELECT objid::regclass::text FROM pg_depend WHERE classid = 'pg_class'::regclass
				         AND refclassid = 'pg_class'::regclass AND refobjid = attrelid AND refobjsubid = attnum
				         AND deptype = 'i' AND attidentity <> ''),
				       (SELECT min(refobjid)::regclass::text FROM pg_depend JOIN pg_class s ON s.oid = refobjid
				         WHERE classid = 'pg_attrdef'::regclass AND objid = d.oid AND relkind = 'S')
				  FROM pg_attribute a LEFT JOIN pg_attrdef d ON adrelid = attrelid AND adnum = attnum
				 WHERE attrelid = %s AND attnum > 0 AND NOT attisdropped ORDER BY attnum""".formatted(oid), (row) -> {
			String expression = row.getString(5);
			boolean generated = row.getBoolean(4);
			String identity = row.getString(8);
			boolean constant = !generated && expression != null && CONSTANT.matcher(expression).matches();
			return new Row(new Column(row.getInt(1), row.getString(2), null, row.getBoolean(3),
					generated ? expression : null, constant ? expression : null, expression != null || identity != null,
					(identity != null) ? identity : row.getString(9)), row.getLong(6), row.getInt(7));
		});
		List<Column> columns = new ArrayList<>();
		for (Row row : rows) {
			Type type = this.types.type(row.type(), row.modifier());
			Column column = row.column();
			columns.add(new Column(column.number(), column.name(), type, column.notNull() || type.notNull(),
					column.generated(), column.constant(), column.hasDefault(), column.sequence()));
		}
		return columns;
	}

	private List<Check> checks(long oid, List<Column> columns) throws SQLException {
		List<Check> checks = new ArrayList<>(this.sql.all(
				"SELECT conname, pg_get_constraintdef(c.oid), pg_get_expr(conbin, conrelid), conkey FROM pg_constraint c "
						+ "WHERE contype = 'c' AND conrelid = " + oid + ENFORCED + " ORDER BY conname",
				(row) -> new Check(row.getString(1), row.getString(2), row.getString(3), numbers(row, 4))));
		checks.addAll(this.sql.all(
				"SELECT relname, bound FROM pg_class c, pg_get_partition_constraintdef(c.oid) bound "
						+ "WHERE relispartition AND relkind = 'r' AND bound IS NOT NULL AND c.oid = " + oid,
				(row) -> place(row, columns)));
		return checks;
	}

	private List<Key> keys(long oid, List<Column> columns) throws SQLException {
		return this.sql.all("""
				SELECT relname, (SELECT array_agg(k) FROM unnest(indkey[0:indnkeyatts - 1]) k WHERE k <> 0),
				       indpred IS NOT NULL, coalesce((to_jsonb(i) ->> 'indnullsnotdistinct')::boolean, false),
				       indisexclusion, coalesce(pg_get_expr(indexprs, indrelid), ''),
				       coalesce((SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conindid = indexrelid
				         AND contype IN ('p', 'u', 'x') LIMIT 1), pg_get_indexdef(indexrelid))
				  FROM pg_index i JOIN pg_class c ON c.oid = indexrelid
				 WHERE (indisunique OR indisexclusion) AND indisready AND indrelid = %s
				 ORDER BY indnkeyatts, NOT indisprimary, relname""".formatted(oid), (row) -> {
			List<Integer> numbers = new ArrayList<>(numbers(row, 2));
			mentioned(row.getString(6), columns).stream().filter((n) -> !numbers.contains(n)).forEach(numbers::add);
			return new Key(row.getString(1), row.getString(7), numbers, row.getBoolean(3), row.getBoolean(4),
					row.getBoolean(5));
		});
	}

	/** Those with most columns first: they leave less choice. */
	private List<ForeignKey> foreignKeys(long oid) throws SQLException {
		return this.sql.all(
				"""
						SELECT conname, conkey, confrelid, ARRAY(SELECT attname::text FROM unnest(confkey) WITH ORDINALITY k (n, o)
						       JOIN pg_attribute ON attrelid = confrelid AND attnum = n ORDER BY o)
						  FROM pg_constraint c WHERE contype = 'f' AND conparentid = 0 AND conrelid = %s"""
					.formatted(oid) + ENFORCED + " ORDER BY cardinality(conkey) DESC, conname",
				(row) -> new ForeignKey(row.getString(1), numbers(row, 2), row.getLong(3),
						List.of((String[]) row.getArray(4).getArray())));
	}

	private List<Trigger> triggers(long oid) throws SQLException {
		return this.sql.all(
				"SELECT tgname, proname FROM pg_trigger JOIN pg_proc p ON p.oid = tgfoid WHERE NOT tgisinternal "
						+ "AND tgenabled IN ('O', 'A') AND tgtype & 4 <> 0 AND tgrelid = " + oid + " ORDER BY tgname",
				(row) -> new Trigger(row.getString(1), row.getString(2)));
	}

	/** By hash any row has a place, so what is below such a node does not matter. */
	private List<Check> partitions(long oid, List<Column> columns) throws SQLException {
		return this.sql.all("""
				WITH RECURSIVE node (oid, split) AS (
				  SELECT p.partrelid, partstrat::text <> 'h' FROM pg_partitioned_table p WHERE p.partrelid = %s
				   UNION ALL
				  SELECT inhrelid, coalesce(partstrat::text <> 'h', false) FROM node
				    JOIN pg_inherits ON inhparent = node.oid AND split
				    LEFT JOIN pg_partitioned_table p ON p.partrelid = inhrelid)
				SELECT node.oid::regclass::text, pg_get_partition_constraintdef(node.oid) FROM node
				  JOIN pg_class c ON c.oid = node.oid
				 WHERE NOT split AND relispartition AND relkind IN ('r', 'p') AND node.oid <> %1$s
				   AND pg_get_partition_constraintdef(node.oid) IS NOT NULL
				 ORDER BY relname""".formatted(oid), (row) -> place(row, columns));
	}

	/** What a row needs to have its place in a partition. */
	private static Check place(ResultSet row, List<Column> columns) throws SQLException {
		String bound = row.getString(2);
		return new Check(row.getString(1), "rows of this partition: " + bound, bound, mentioned(bound, columns));
	}

	private static List<Integer> mentioned(String condition, List<Column> columns) {
		return columns.stream()
			.filter((column) -> Pattern.compile("(?<!\\w)" + Pattern.quote(column.name()) + "(?!\\w)")
				.matcher(condition)
				.find())
			.map(Column::number)
			.toList();
	}

	private static List<Integer> numbers(ResultSet row, int position) throws SQLException {
		if (row.getArray(position) == null) {
			return List.of();
		}
		List<Integer> numbers = new ArrayList<>();
		for (Object number : (Object[]) row.getArray(position).getArray()) {
			numbers.add(((Number) number).intValue());
		}
		return numbers;
	}

}
