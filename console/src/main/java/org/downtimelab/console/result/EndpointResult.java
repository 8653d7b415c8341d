package org.downtimelab.console.result;

/**
 * What the users of one endpoint saw, from the first step to the end of recovery.
 * Latencies count from the moment at which a request was due.
 *
 * @param name as in large-update
 * @param requests that were due
 * @param failed answered with an error or not at all
 * @param slow answered well, but later than the SLO
 * @param downtimeMs total length of its outages
 * @param longestStallMs the longest of them
 * @param open whether it was still down when the load ended
 * @param p50Ms median latency
 * @param p99Ms 99th percentile
 * @param maxMs the slowest
 * @param baselineP99Ms 99th percentile before the first step
 */
public record EndpointResult(String name, long requests, long failed, long slow, double downtimeMs,
		double longestStallMs, boolean open, double p50Ms, double p99Ms, double maxMs, double baselineP99Ms) {
}
