package org.downtimelab.check.fill;

import java.math.BigInteger;

/**
 * What a column is filled with.
 *
 * @param values where they come from
 * @param nullsInTen how many of ten rows have none, 0 to 10
 */
record Choice(Values values, int nullsInTen) {

	/** A step of this part of the way round fills a circle evenly. */
	private static final double GOLDEN = 0.618;

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

	/**
	 * A number from 0 that looks random and is another one for each of the first rows, as
	 * many as there are numbers.
	 */
	static String scattered(int seed, long count) {
		BigInteger all = BigInteger.valueOf(Math.min(count, Integer.MAX_VALUE));
		BigInteger step = BigInteger.valueOf((long) (all.longValue() * GOLDEN) + seed);
		while (!step.gcd(all).equals(BigInteger.ONE)) {
			step = step.add(BigInteger.ONE);
		}
		return "i * " + step + " % " + all;
	}

}
