package org.downtimelab.check.fill;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A query for rows: what each column holds, and the conditions that a row has to satisfy.
 */
final class RowQuery {

	private RowQuery() {
	}

	/** Rows with these columns, and with what the server would generate from them. */
	static String of(Table table, Map<Column, String> expressions, String numbers) {
		String rows = "SELECT " + expressions.entrySet()
			.stream()
			.map((each) -> typed(each.getKey(), each.getValue()) + " AS " + each.getKey().quoted())
			.collect(Collectors.joining(", ")) + " FROM " + numbers;
		List<String> generated = new ArrayList<>();
		for (Column column : table.columns()) {
			if (column.isGenerated() && expressions.keySet().containsAll(sources(table, column))) {
				generated.add("(" + column.generated() + ")::" + column.type().name() + " AS " + column.quoted());
			}
		}
		return generated.isEmpty() ? rows : "SELECT v.*, " + String.join(", ", generated) + " FROM (" + rows + ") v";
	}

	private static String typed(Column column, String expression) {
		return expression.equals("NULL") ? "NULL::" + column.type().bottom().name() : expression;
	}

	/** A condition holds unless it is false, as with a CHECK. */
	static String all(List<Check> checks) {
		return checks.isEmpty() ? "true" : checks.stream().map(RowQuery::holds).collect(Collectors.joining(" AND "));
	}

	static String holds(Check check) {
		return "(" + check.condition() + ") IS NOT FALSE";
	}

	/** The columns that a generated one is computed from. */
	static List<Column> sources(Table table, Column generated) {
		return table.writable().stream().filter((column) -> mentions(generated.generated(), column)).toList();
	}

	static boolean mentions(String expression, Column column) {
		return Pattern.compile("(?<!\\w)" + Pattern.quote(column.name()) + "(?!\\w)").matcher(expression).find();
	}

}
