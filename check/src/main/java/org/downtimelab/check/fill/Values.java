package org.downtimelab.check.fill;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Values of one type, numbered from 0: different numbers give different values.
 *
 * @param count how many there are
 * @param usual how many of them a column shows that need not be unique
 * @param at the value of a number; number and value are expressions in SQL
 */
record Values(long count, long usual, UnaryOperator<String> at) {

	/** More than anybody fills. */
	static final long PLENTY = 1_000_000_000_000_000L;

	static Values of(long count, long usual, String template) {
		return new Values(count, Math.min(count, usual), (n) -> template.replace("#", "(" + n + ")"));
	}

	/** Those of a list of expressions of a type. */
	static Values oneOf(List<String> expressions, String type) {
		String array = "(ARRAY[" + String.join(", ", expressions) + "]::" + type + "[])";
		return new Values(expressions.size(), expressions.size(), (n) -> array + "[1 + (" + n + ")]");
	}

	Values then(UnaryOperator<String> change) {
		return new Values(this.count, this.usual, (n) -> change.apply(this.at.apply(n)));
	}

	/** In every other row another value. */
	Values halfOf(String other, int seed) {
		return then((value) -> "CASE WHEN " + Choice.hash(-500 - seed) + " % 2 = 0 THEN " + other + " ELSE " + value
				+ " END");
	}

	Values usually(long usual) {
		return new Values(this.count, Math.min(this.count, usual), this.at);
	}

	String at(String number) {
		return this.at.apply(number);
	}

}
