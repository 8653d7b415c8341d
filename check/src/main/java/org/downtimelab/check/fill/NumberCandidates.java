package org.downtimelab.check.fill;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Numbers near the ones in a check. */
final class NumberCandidates {

	private static final long STEPS = 10_000;

	private NumberCandidates() {
	}

	static List<Values> near(List<BigDecimal> literals, Type type) {
		boolean whole = type.base().startsWith("int");
		List<Values> values = new ArrayList<>();
		if (!literals.isEmpty()) {
			BigDecimal last = literals.get(literals.size() - 1);
			values.add(between(literals.get(0), last, whole));
			for (int i = 0; i + 1 < literals.size(); i++) {
				values.add(between(literals.get(i), literals.get(i + 1), whole));
			}
			values.add(Values.of(Values.PLENTY, STEPS, last + " + 1 + #"));
			values.add(Values.of(Values.PLENTY, STEPS, literals.get(0) + " - 1 - #"));
			values.add(around(literals));
			literals.forEach((literal) -> values.add(Values.of(Values.PLENTY, 100, "# * " + literal)));
		}
		values.add(Values.of(101, 101, "#"));
		values.add(Values.of(10, 10, "1 + #"));
		values.add(Values.of(Values.PLENTY, STEPS, "#"));
		values.add(Values.of(Values.PLENTY, STEPS, "-1 - #"));
		if (!whole) {
			values.add(Values.of(101, 101, "#::numeric / 100"));
			values.add(Values.of(101, 101, "#::numeric / 10000"));
		}
		values.add(Values.of(1, 1, "0 * #"));
		return values.stream().map((each) -> each.then((value) -> "(" + value + ")::" + type.name())).toList();
	}

	private static Values between(BigDecimal low, BigDecimal high, boolean whole) {
		if (whole) {
			long count = Math.max(1, high.subtract(low).longValue() + 1);
			return Values.of(count, count, low.longValue() + " + #");
		}
		return Values.of(STEPS + 1, STEPS + 1, low + " + # * (" + high.subtract(low) + ") / " + STEPS);
	}

	private static Values around(List<BigDecimal> literals) {
		Set<String> around = new LinkedHashSet<>();
		for (BigDecimal literal : literals) {
			around.add(literal.toPlainString());
			around.add(literal.add(BigDecimal.ONE).toPlainString());
			around.add(literal.subtract(BigDecimal.ONE).toPlainString());
		}
		return Values.oneOf(List.copyOf(around), "numeric");
	}

}
