package org.downtimelab.check.fill;

/**
 * What a column is filled with.
 *
 * @param values where they come from
 * @param nullsInTen how many of ten rows have none, 0 to 10
 */
record Choice(Values values, int nullsInTen) {

	/** The value of a number, or null where the row is one of those without. */
	String expression(String number, int seed) {
		return orNull(this.values.at(number), seed);
	}

	String orNull(String value, int seed) {
		return switch (this.nullsInTen) {
			case 0 -> value;
			case 10 -> "NULL";
			default -> "CASE WHEN " + hash(-seed) + " % 10 >= " + this.nullsInTen + " THEN " + value + " END";
		};
	}

	/** A number from 0 that looks random and is always the same for row i. */
	static String hash(int seed) {
		return "(hashint8extended(i, " + seed + ") & 9223372036854775807)";
	}

	static String any(int seed, long count) {
		return hash(seed) + " % " + count;
	}

}
