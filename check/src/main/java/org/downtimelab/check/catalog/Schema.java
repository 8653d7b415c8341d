package org.downtimelab.check.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.downtimelab.process.Query;

/**
 * What a running release relies on.
 *
 * @param relations all of them
 * @param columns of each relation that has some, by its name and theirs
 * @param constraints and unique indexes
 * @param invalidIndexes their names
 * @param others functions, and values of enums, by name
 * @param secured tables whose rows are guarded by policies
 * @param indexes of all tables
 * @param expressions that give columns their values, by {@code table.column}: a default,
 * or how it is generated
 * @param major the server's major version
 */
public record Schema(Relations relations, Map<String, Map<String, Column>> columns, List<Constraint> constraints,
		Set<String> invalidIndexes, Set<String> others, Set<String> secured, List<Index> indexes,
		Map<String, String> expressions, int major) {

	private static final String COLUMNS = """
			SELECT a.attrelid::bigint, a.attnum, quote_ident(a.attname), format_type(a.atttypid, a.atttypmod), t.typcategory,
			       a.attnotnull, a.atthasdef OR a.attidentity <> '' OR t.typdefault IS NOT NULL,
			       a.attgenerated <> '' OR a.attidentity = 'a'
			FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
			WHERE a.attrelid >= 16384 AND a.attnum > 0 AND NOT a.attisdropped ORDER BY 1, 2""";

	private static final String CONSTRAINTS = """
			SELECT k.conrelid::bigint, k.conname, k.contype, regexp_replace(pg_get_constraintdef(k.oid), ' NOT VALID$', ''),
			       k.convalidated, ARRAY(SELECT quote_ident(a.attname) FROM pg_catalog.pg_attribute a
			                             WHERE a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey) ORDER BY a.attnum)::text[]
			FROM pg_catalog.pg_constraint k
			WHERE k.conrelid >= 16384 AND k.contype IN ('c', 'f', 'u', 'p', 'x')
			UNION ALL
			SELECT i.indrelid::bigint, c.relname, 'i', pg_get_indexdef(i.indexrelid), i.indisvalid,
			       ARRAY(SELECT quote_ident(a.attname) FROM pg_catalog.pg_attribute a
			             WHERE a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey) ORDER BY a.attnum)::text[]
			FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
			WHERE i.indrelid >= 16384 AND i.indisunique
			  AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))""";

	private static final String INVALID = """
			SELECT c.oid::bigint FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
			WHERE NOT i.indisvalid AND c.relkind = 'i' AND i.indrelid >= 16384""";

	private static final String OTHERS = """
			SELECT 'function ' || p.oid::regprocedure::text FROM pg_catalog.pg_proc p
			WHERE p.oid >= 16384 AND p.prorettype <> 'pg_catalog.trigger'::regtype AND p.prorettype <> 'pg_catalog.event_trigger'::regtype
			  AND p.prokind IN ('f', 'p')
			UNION ALL
			SELECT 'value ' || quote_literal(e.enumlabel) || ' of ' || e.enumtypid::regtype::text FROM pg_catalog.pg_enum e""";

	private static final String SECURED = "SELECT oid::bigint FROM pg_catalog.pg_class WHERE relrowsecurity";

	private static final String INDEXES = """
			SELECT i.indexrelid::bigint, i.indrelid::bigint, i.indisvalid, i.indpred IS NOT NULL,
			       ARRAY(SELECT coalesce((SELECT quote_ident(a.attname) FROM pg_catalog.pg_attribute a
			                              WHERE a.attrelid = i.indrelid AND a.attnum = k.number), '')
			             FROM unnest(i.indkey) WITH ORDINALITY k(number, place) WHERE k.place <= i.indnkeyatts ORDER BY k.place)::text[]
			FROM pg_catalog.pg_index i WHERE i.indrelid >= 16384""";

	private static final String EXPRESSIONS = """
			SELECT d.adrelid::bigint, quote_ident(a.attname), pg_get_expr(d.adbin, d.adrelid)
			FROM pg_catalog.pg_attrdef d JOIN pg_catalog.pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum
			WHERE d.adrelid >= 16384""";

	/** Reads it. */
	public static Schema of(Connection connection, String historyTable) throws SQLException {
		Relations relations = Relations.of(connection, historyTable);
		Map<String, Map<String, Column>> columns = new LinkedHashMap<>();
		Query.all(connection, COLUMNS, (row) -> {
			Relation relation = relations.get(row.getLong(1));
			if (relation != null && "rpmvf".indexOf(relation.kind()) >= 0) {
				columns.computeIfAbsent(relation.name(), (name) -> new LinkedHashMap<>())
					.put(row.getString(3), new Column(row.getInt(2), row.getString(3), row.getString(4),
							row.getString(5), row.getBoolean(6), row.getBoolean(7), row.getBoolean(8)));
			}
			return null;
		});
		List<Constraint> constraints = Query.all(connection, CONSTRAINTS, (row) -> {
			Relation relation = relations.get(row.getLong(1));
			return (relation == null) ? null
					: new Constraint(relation.name(), row.getString(2), row.getString(3).charAt(0),
							List.of((String[]) row.getArray(6).getArray()), row.getString(4), row.getBoolean(5));
		});
		Map<String, String> expressions = new HashMap<>();
		Query.all(connection, EXPRESSIONS, (row) -> {
			Relation relation = relations.get(row.getLong(1));
			return (relation != null) ? expressions.put(relation.name() + "." + row.getString(2), row.getString(3))
					: null;
		});
		return new Schema(relations, columns, constraints, names(connection, INVALID, relations),
				new TreeSet<>(Query.all(connection, OTHERS, (row) -> row.getString(1))),
				names(connection, SECURED, relations), indexes(connection, relations), expressions,
				connection.getMetaData().getDatabaseMajorVersion());
	}

	private static List<Index> indexes(Connection connection, Relations relations) throws SQLException {
		return Query.all(connection, INDEXES, (row) -> {
			Relation index = relations.get(row.getLong(1));
			Relation table = relations.get(row.getLong(2));
			return (index == null || table == null) ? null : new Index(index.name(), table.name(),
					List.of((String[]) row.getArray(5).getArray()), row.getBoolean(3), row.getBoolean(4));
		});
	}

	private static Set<String> names(Connection connection, String sql, Relations relations) throws SQLException {
		List<String> names = new ArrayList<>(Query.all(connection, sql, (row) -> {
			Relation relation = relations.get(row.getLong(1));
			return (relation != null) ? relation.name() : null;
		}));
		return new TreeSet<>(names);
	}

	/** The primary key, if it is one column of whole numbers; null otherwise. */
	public String numberedBy(String table) {
		return this.constraints.stream()
			.filter((each) -> each.table().equals(table) && each.kind() == 'p' && each.columns().size() == 1)
			.map((each) -> columns(table).get(each.columns().get(0)))
			.filter((column) -> column != null && List.of("smallint", "integer", "bigint").contains(column.type()))
			.map(Column::name)
			.findFirst()
			.orElse(null);
	}

	/** The columns of a relation, none if there is no such relation. */
	public Map<String, Column> columns(String relation) {
		return this.columns.getOrDefault(relation, Map.of());
	}

}
