package org.downtimelab.report;

/**
 * A part of the outage that has a cause of its own.
 *
 * @param ms how long it was, about: the longest part is told first
 * @param words tells the cause
 */
record OutagePart(double ms, Runnable words) {
}
