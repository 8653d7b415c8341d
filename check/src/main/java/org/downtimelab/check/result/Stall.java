package org.downtimelab.check.result;

/**
 * The longest time for which users of a table got no answer while the migration ran.
 *
 * @param relation with its schema
 * @param readMs of readers, milliseconds; 0 if they were never slower than the SLO
 * @param writeMs of writers
 */
public record Stall(String relation, long readMs, long writeMs) {
}
