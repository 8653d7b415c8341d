package org.downtimelab.check.fill;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Values that a column's checks may have in mind: what they name, and what is near it.
 */
final class CheckCandidates {

	/** A text, whose backslashes are doubled behind an E, or a number. */
	private static final Pattern LITERAL = Pattern
		.compile("(E?)'((?:[^']|'')*)'|(?<![\\w.'])(-?\\d+(?:\\.\\d+)?)(?![\\w.])");

	private static final Set<String> TIMES = Set.of("date", "timestamp", "timestamptz", "time", "timetz", "interval");

	private static final int MOST_LITERALS = 60;

	private final Sql sql;

	CheckCandidates(Sql sql) {
		this.sql = sql;
	}

	/** The plainest first. */
	List<Values> of(Table table, Column column, List<Check> checks) throws SQLException {
		Type type = column.type().bottom();
		Set<String> literals = checks.stream()
			.flatMap((check) -> literals(check.condition()).stream())
			.limit(MOST_LITERALS)
			.collect(Collectors.toCollection(LinkedHashSet::new));
		List<Values> candidates = new ArrayList<>();
		Optional.ofNullable(TypeValues.of(type, column.name())).ifPresent(candidates::add);
		if (TIMES.contains(type.base())) {
			candidates.addAll(new TimeCandidates(this.sql, type).near(valid(literals, type)));
		}
		else if (type.base().matches("int[248]|numeric|float[48]|money")) {
			candidates.addAll(NumberCandidates.near(numbers(literals), type));
		}
		pool(valid(literals, type), type).ifPresent(candidates::add);
		if (column.constant() != null) {
			candidates.add(Values.oneOf(List.of(column.constant()), type.name()));
		}
		candidates.addAll(type.textual() ? texts(literals, type) : others(literals, type));
		pool(existing(table, column), type).ifPresent(candidates::add);
		return candidates;
	}

	private static List<Values> texts(Set<String> literals, Type type) {
		List<Values> texts = new ArrayList<>();
		literals.stream()
			.filter((literal) -> literal.contains("%"))
			.forEach((literal) -> texts.add(TextValues.like(literal, type)));
		literals.stream()
			.filter((literal) -> literal.startsWith("^"))
			.forEach((literal) -> RegexValues.of(literal, type).ifPresent(texts::add));
		texts.addAll(TextValues.looks(type, lengths(literals)));
		return texts;
	}

	private List<Values> others(Set<String> literals, Type type) throws SQLException {
		List<Values> others = new ArrayList<>();
		if (type.array()) {
			List<String> elements = valid(literals, type.parts().get(0).bottom());
			pool(elements.stream().map((each) -> "ARRAY[" + each + "]").toList(), type).ifPresent(others::add);
			others.add(Values.oneOf(List.of("'{}'"), "text").then((value) -> "(" + value + ")::" + type.name()));
		}
		else if (type.base().equals("bool")) {
			others.add(Values.oneOf(List.of("true"), "bool"));
			others.add(Values.oneOf(List.of("false"), "bool"));
		}
		else if (type.kind() == 'b') {
			pool(valid(List.of("{}", "[]", "1", "a", "a=>1", "POINT(1 2)", "0/1", vector(type)), type), type)
				.ifPresent(others::add);
		}
		return others;
	}

	private List<String> existing(Table table, Column column) throws SQLException {
		return this.sql.all(
				"SELECT quote_literal(%1$s::text) FROM (SELECT * FROM %2$s LIMIT 1000) t WHERE %1$s IS NOT NULL GROUP BY 1 ORDER BY 1 LIMIT 100"
					.formatted(column.quoted(), table.from()),
				(row) -> "(" + row.getString(1) + ")::" + column.type().bottom().name());
	}

	/** Those that the server takes for a value of the type, as expressions. */
	private List<String> valid(Iterable<String> literals, Type type) throws SQLException {
		List<String> valid = new ArrayList<>();
		for (String literal : literals) {
			String expression = "(" + Sql.text(literal) + ")::" + type.name();
			// A cast to varchar(3) would cut what is too long.
			if (!type.textual() || type.modifier() < 0 || literal.length() <= type.modifier() - 4) {
				if (isAccepted(expression)) {
					valid.add(expression);
				}
			}
		}
		return valid;
	}

	private boolean isAccepted(String expression) {
		try {
			this.sql.inTransaction(() -> this.sql.first("SELECT " + expression, (row) -> row.getString(1)));
			return true;
		}
		catch (SQLException notOfThisType) {
			return false;
		}
	}

	private static Optional<Values> pool(List<String> expressions, Type type) {
		if (expressions.isEmpty()) {
			return Optional.empty();
		}
		if (type.array()) {
			// An array of arrays would be one array with more dimensions.
			return Optional.of(new Values(expressions.size(), expressions.size(), (n) -> {
				StringBuilder choice = new StringBuilder("(CASE " + n);
				for (int i = 0; i < expressions.size(); i++) {
					choice.append(" WHEN ")
						.append(i)
						.append(" THEN ")
						.append(expressions.get(i))
						.append("::")
						.append(type.name());
				}
				return choice.append(" END)").toString();
			}));
		}
		return Optional.of(Values.oneOf(expressions, type.name()));
	}

	private static String vector(Type type) {
		return IntStream.rangeClosed(1, Math.max(1, type.modifier()))
			.mapToObj(String::valueOf)
			.collect(Collectors.joining(",", "[", "]"));
	}

	static List<String> literals(String condition) {
		List<String> literals = new ArrayList<>();
		Matcher matcher = LITERAL.matcher(condition);
		while (matcher.find()) {
			String text = (matcher.group(2) != null) ? matcher.group(2).replace("''", "'") : matcher.group(3);
			literals.add("E".equals(matcher.group(1)) ? text.replace("\\\\", "\\") : text);
		}
		return literals;
	}

	private static List<BigDecimal> numbers(Set<String> literals) {
		return new ArrayList<>(literals.stream()
			.filter((literal) -> literal.matches("-?\\d{1,15}(\\.\\d{1,10})?"))
			.map(BigDecimal::new)
			.collect(Collectors.toCollection(TreeSet::new)));
	}

	private static List<Integer> lengths(Set<String> literals) {
		return literals.stream().filter((literal) -> literal.matches("[1-9]\\d?")).map(Integer::valueOf).toList();
	}

}
