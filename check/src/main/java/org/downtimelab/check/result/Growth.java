package org.downtimelab.check.result;

/**
 * How long a statement takes with more rows, from two sizes.
 *
 * @param relation whose rows were varied, with its schema
 * @param line of the statement
 * @param smallRows at the smaller size
 * @param smallMs how long it took there, milliseconds
 * @param largeRows at the larger size
 * @param largeMs how long it took there, milliseconds
 * @param shape constant, linear or unclear
 * @param atRows the rows that it was asked for; 0 if none
 * @param atMs what it would take there, milliseconds; 0 if it was not asked or is unclear
 */
public record Growth(String relation, int line, long smallRows, long smallMs, long largeRows, long largeMs,
		String shape, long atRows, long atMs) {
}
