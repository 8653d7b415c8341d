package org.downtimelab.check.fill;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The statement that fills a table.
 *
 * @param table that is filled
 * @param expressions of the columns, in the order of the table
 * @param parents that its foreign keys refer to
 * @param joins how a row finds them
 * @param checks that rows must pass first; a row that fails one is left out
 */
record Insertion(Table table, Map<Column, String> expressions, List<Parent> parents, String joins, List<Check> checks) {

	/**
	 * The SQL.
	 * @param first the first row number
	 * @param last the last row number
	 * @param most the most rows to insert
	 * @param skip whether rows that collide with others are left out
	 */
	String sql(long first, long last, long most, boolean skip) {
		String columns = this.expressions.keySet().stream().map(Column::quoted).collect(Collectors.joining(", "));
		String tables = this.parents.stream()
			.flatMap((parent) -> parent.tables(this.table).stream())
			.collect(Collectors.joining(", "));
		String numbers = "(SELECT generate_series(%s::int8, %s) AS i) g%s".formatted(first, last, this.joins);
		String unmatched = this.parents.stream()
			.filter(Parent::isGrouped)
			.flatMap((parent) -> parent.own().stream())
			.filter(Column::notNull)
			.map((column) -> " AND " + column.quoted() + " IS NOT NULL")
			.collect(Collectors.joining());
		return "%sINSERT INTO %s (%s) OVERRIDING SYSTEM VALUE SELECT %s FROM (%s) v WHERE %s%s LIMIT %s%s".formatted(
				tables.isEmpty() ? "" : "WITH " + tables + " ", this.table.quoted(), columns, columns,
				RowQuery.of(this.table, this.expressions, numbers), RowQuery.all(this.checks), unmatched, most,
				skip ? " ON CONFLICT DO NOTHING" : "");
	}

}
