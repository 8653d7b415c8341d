package org.downtimelab.experiment;

/**
 * An instance of the application that serves.
 *
 * @param number from 1, in the order in which the path's instances were started
 * @param release of its code, as v1
 * @param managementUrl where its health and its metrics are, without a slash at the end
 */
public record LiveInstance(int number, String release, String managementUrl) {
}
