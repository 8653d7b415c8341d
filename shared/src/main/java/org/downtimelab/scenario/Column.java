package org.downtimelab.scenario;

/**
 * A column.
 *
 * @param table its table
 * @param name its name
 */
public record Column(String table, String name) {
}
