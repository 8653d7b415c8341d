package org.downtimelab.check.fill;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The rows that a foreign key may refer to, numbered from 0.
 *
 * @param foreignKey that refers to them
 * @param own columns that get their value from it; the others have one already
 * @param count how many rows there are
 * @param lowest of keys that are whole numbers without a gap; null for other keys
 * @param source a query for the keys
 */
record Parent(ForeignKey foreignKey, List<Column> own, long count, Long lowest, String source) {

	/**
	 * Looks at the rows that are there.
	 * @param free whether only those count that nobody refers to yet
	 */
	static Parent of(Sql sql, Table child, ForeignKey foreignKey, List<Column> own, Table parent, boolean free)
			throws SQLException {
		List<String> names = foreignKey.parentColumns().stream().map(Sql::quoted).toList();
		String source = parent.quoted() + " p WHERE "
				+ names.stream().map((name) -> name + " IS NOT NULL").collect(Collectors.joining(" AND "));
		if (free) {
			source += " AND NOT EXISTS (SELECT FROM " + child.quoted() + " c WHERE "
					+ equal(child, foreignKey, foreignKey.columns(), "c", "p") + ")";
		}
		long count = sql.number("SELECT count(*) FROM " + source);
		Long lowest = null;
		boolean whole = child.column(foreignKey.columns().get(0)).isInteger();
		if (whole && names.size() == 1 && own.size() == 1 && count > 0) {
			String from = source;
			lowest = sql.first(("SELECT min(%1$s), max(%1$s) - min(%1$s) + 1 FROM %2$s").formatted(names.get(0), from),
					(row) -> (row.getLong(2) == count) ? Long.valueOf(row.getLong(1)) : null);
		}
		return new Parent(foreignKey, own, count, lowest, source);
	}

	/** The value of each own column, in a row that is joined. */
	Map<Column, String> expressions(Table child, String number) {
		Map<Column, String> expressions = new LinkedHashMap<>();
		for (Column column : this.own) {
			expressions.put(column,
					(this.lowest != null) ? "(" + this.lowest + " + " + number + ")::" + column.type().bottom().name()
							: alias(child) + "." + parentColumn(column.number()));
		}
		return expressions;
	}

	/** A table of the numbered keys, for WITH; empty if they can be computed. */
	List<String> tables(Table child) {
		if (this.lowest != null) {
			return List.of();
		}
		String names = this.foreignKey.parentColumns().stream().map(Sql::quoted).collect(Collectors.joining(", "));
		String shared = shared().stream().map(this::parentColumn).collect(Collectors.joining(", "));
		String by = shared.isEmpty() ? "" : "PARTITION BY " + shared + " ";
		String keys = "%s AS MATERIALIZED (SELECT %s, row_number() OVER (%sORDER BY %2$s) - 1 AS n, count(*) OVER (%3$s) AS c FROM %s)"
			.formatted(alias(child), names, by, this.source);
		if (shared.isEmpty()) {
			return List.of(keys);
		}
		return List.of(keys,
				"%1$s_groups AS MATERIALIZED (SELECT DISTINCT %2$s, c FROM %1$s)".formatted(alias(child), shared));
	}

	/**
	 * How a row finds its parent: by number, among those that agree in the shared
	 * columns.
	 */
	String join(Table child, String number, Map<Column, String> expressions) {
		if (this.lowest != null) {
			return "";
		}
		String alias = alias(child);
		if (shared().isEmpty()) {
			return " LEFT JOIN %1$s ON %1$s.n = %2$s".formatted(alias, number);
		}
		String agree = shared().stream()
			.map((n) -> alias + "_groups." + parentColumn(n) + " = " + expressions.get(child.column(n)))
			.collect(Collectors.joining(" AND "));
		String same = shared().stream()
			.map((n) -> "%1$s.%2$s = %1$s_groups.%2$s".formatted(alias, parentColumn(n)))
			.collect(Collectors.joining(" AND "));
		return " LEFT JOIN %1$s_groups ON %2$s LEFT JOIN %1$s ON %3$s AND %1$s.n = %4$s %% %1$s_groups.c"
			.formatted(alias, agree, same, number);
	}

	boolean isGrouped() {
		return !shared().isEmpty();
	}

	private List<Integer> shared() {
		return this.foreignKey.columns()
			.stream()
			.filter((n) -> this.own.stream().noneMatch((column) -> column.number() == n))
			.toList();
	}

	private String parentColumn(int number) {
		int position = this.foreignKey.columns().indexOf(number);
		return Sql.quoted(this.foreignKey.parentColumns().get(position));
	}

	private String alias(Table child) {
		return "parent_" + child.foreignKeys().indexOf(this.foreignKey);
	}

	private static String equal(Table child, ForeignKey foreignKey, List<Integer> columns, String left, String right) {
		return columns.stream()
			.map((n) -> left + "." + child.column(n).quoted() + " = " + right + "."
					+ Sql.quoted(foreignKey.parentColumns().get(foreignKey.columns().indexOf(n))))
			.collect(Collectors.joining(" AND "));
	}

}
