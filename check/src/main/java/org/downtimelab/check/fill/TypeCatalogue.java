package org.downtimelab.check.fill;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads data types out of the catalogue. */
final class TypeCatalogue {

	/** Composite types cannot hold themselves, but arrays of themselves they can. */
	private static final int DEPTH = 4;

	private static final String TYPE = """
			SELECT format_type(t.oid, %2$s), t.typtype, t.typname, t.typcategory = 'S', t.typnotnull,
			       ARRAY(SELECT enumlabel::text FROM pg_enum WHERE enumtypid = t.oid ORDER BY enumsortorder),
			       t.typcategory = 'A' AND t.typelem <> 0 AND t.typtype = 'b', t.typelem, t.typbasetype, t.typtypmod,
			       (SELECT rngsubtype FROM pg_range WHERE rngtypid = t.oid),
			       (SELECT rngtypid FROM pg_range WHERE rngmultitypid = t.oid), t.typrelid
			  FROM pg_type t WHERE t.oid = %1$s""";

	private final Sql sql;

	TypeCatalogue(Sql sql) {
		this.sql = sql;
	}

	Type type(long oid, int modifier) throws SQLException {
		return type(oid, modifier, DEPTH);
	}

	private Type type(long oid, int modifier, int depth) throws SQLException {
		record Found(Type type, List<long[]> parts, long relation) {
		}
		Found found = this.sql.first(TYPE.formatted(oid, modifier), (row) -> {
			char kind = row.getString(2).charAt(0);
			boolean array = row.getBoolean(7);
			List<long[]> parts = switch (kind) {
				case 'd' -> List.of(new long[] { row.getLong(9), row.getInt(10) });
				case 'r' -> List.of(new long[] { row.getLong(11), -1 });
				case 'm' -> List.of(new long[] { row.getLong(12), -1 });
				default -> array ? List.of(new long[] { row.getLong(8), modifier }) : List.of();
			};
			List<String> labels = List.of((String[]) row.getArray(6).getArray());
			return new Found(new Type(row.getString(1), kind, row.getString(3), row.getBoolean(4), modifier, labels,
					null, array, null, row.getBoolean(5)), parts, row.getLong(13));
		});
		List<long[]> parts = (found.type().kind() == 'c') ? fields(found.relation()) : found.parts();
		List<Type> types = new ArrayList<>();
		if (depth > 0) {
			for (long[] part : parts) {
				types.add(type(part[0], (int) part[1], depth - 1));
			}
		}
		Type type = found.type();
		List<Check> checks = new ArrayList<>((type.kind() == 'd') ? checks(oid) : List.of());
		boolean notNull = type.notNull();
		if (type.kind() == 'd') {
			checks.addAll(types.get(0).checks());
			notNull |= types.get(0).notNull();
		}
		return new Type(type.name(), type.kind(), type.base(), type.textual(), modifier, type.labels(), types,
				type.array(), checks, notNull);
	}

	private List<long[]> fields(long relation) throws SQLException {
		return this.sql.all(
				"SELECT atttypid, atttypmod FROM pg_attribute WHERE attrelid = " + relation
						+ " AND attnum > 0 AND NOT attisdropped ORDER BY attnum",
				(row) -> new long[] { row.getLong(1), row.getInt(2) });
	}

	private List<Check> checks(long domain) throws SQLException {
		return this.sql.all(
				"SELECT conname, pg_get_constraintdef(oid), pg_get_expr(conbin, 0) FROM pg_constraint "
						+ "WHERE contype = 'c' AND contypid = " + domain,
				(row) -> new Check(row.getString(1), row.getString(2), row.getString(3), List.of()));
	}

}
