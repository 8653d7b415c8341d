package org.downtimelab.check.fill;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Holds some rows against checks on the server, without inserting them. */
final class Trial {

	private static final int ROWS = 200;

	/** What a combination is worth that leaves a column empty. */
	private static final double EMPTY = 0.02;

	private final Sql sql;

	private final Table table;

	private final long first;

	private final long step;

	/** Those that need another value in each row. */
	private final List<Column> unique;

	Trial(Sql sql, Table table, long first, long wanted, List<Column> unique) {
		this.sql = sql;
		this.table = table;
		this.first = first;
		this.step = Math.max(1, wanted / ROWS);
		this.unique = unique;
	}

	/** What came of it; a share of 0 if the server gave an error. */
	Outcome of(Map<Column, Choice> combination, List<Check> checks) {
		Map<Column, String> expressions = new LinkedHashMap<>();
		combination.forEach((column, choice) -> expressions.put(column, expression(column, choice)));
		String passed = checks.stream()
			.map((check) -> "count(*) FILTER (WHERE " + RowQuery.holds(check) + ")")
			.collect(Collectors.joining(", "));
		String present = combination.keySet()
			.stream()
			.map((column) -> "count(" + column.quoted() + ") FILTER (WHERE passes)")
			.collect(Collectors.joining(", least(", "least(", ")".repeat(combination.size())));
		String numbers = "generate_series(%s::int8, %s, %s) i".formatted(this.first,
				this.first + (ROWS - 1) * this.step, this.step);
		String query = "SELECT count(*) FILTER (WHERE passes), %s, %s FROM (SELECT v.*, %s AS passes FROM (%s) v) v"
			.formatted(present, passed, RowQuery.all(checks), RowQuery.of(this.table, expressions, numbers));
		try {
			return this.sql.inTransaction(() -> this.sql.first(query, (row) -> {
				double[] each = new double[checks.size()];
				for (int i = 0; i < each.length; i++) {
					each[i] = row.getLong(i + 3) / (double) ROWS;
				}
				double share = row.getLong(1) / (double) ROWS;
				return new Outcome(ROWS, share, share * ((row.getLong(2) == 0) ? EMPTY : 1), each);
			}));
		}
		catch (SQLException notWithThese) {
			return new Outcome(0, 0, 0, new double[checks.size()]);
		}
	}

	private String expression(Column column, Choice choice) {
		String number = this.unique.contains(column) ? "(i - 1) % " + choice.values().count()
				: Choice.any(column.number(), choice.values().usual());
		return choice.expression(number, column.number());
	}

	/**
	 * What came of a trial.
	 *
	 * @param rows that were tried
	 * @param share of them that passed all checks, 0 to 1
	 * @param worth the share, but little where a column is empty in all that passed
	 * @param each the share that passed each of the checks
	 */
	record Outcome(int rows, double share, double worth, double[] each) {
	}

}
