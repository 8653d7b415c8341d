package org.downtimelab.console.command;

/**
 * What is known of a run before it begins.
 *
 * @param command what repeats it
 * @param rows of the large table
 * @param paths how many it plays
 * @param seeded whether its tables are there already
 */
record PlannedRun(String command, long rows, int paths, boolean seeded) {
}
