package org.downtimelab.check.plan;

/**
 * A look-up that found its rows with an index before the migration, and reads the whole
 * table after it.
 *
 * @param table with its schema
 * @param column whose value it asks for
 * @param index that began with this column, with its schema
 * @param beforeMs how long it took before, milliseconds
 * @param afterMs how long it takes after it, milliseconds
 */
public record SlowerLookup(String table, String column, String index, double beforeMs, double afterMs) {
}
