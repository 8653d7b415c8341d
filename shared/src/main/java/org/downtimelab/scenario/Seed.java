package org.downtimelab.scenario;

/**
 * A table to fill.
 *
 * @param table its name
 * @param rows how many; ids are 1 to rows
 */
public record Seed(String table, long rows) {
}
