package org.downtimelab.experiment.result;

/**
 * Whether a live release can work with the schema as it is after a step; tried on ten
 * rows, without load.
 *
 * @param place of the step in the path, from 1; 0 is before the first one
 * @param step its name, as in V2, or "start" for the schema before the first one
 * @param release that was asked, and had been running since it went live
 * @param endpoint as in large-update
 * @param ok whether it answered well each time
 * @param error as in "HTTP 500: column code does not exist", or null
 */
public record CompatibilityCell(int place, String step, String release, String endpoint, boolean ok, String error) {
}
