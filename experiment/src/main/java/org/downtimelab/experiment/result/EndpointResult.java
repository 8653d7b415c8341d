package org.downtimelab.experiment.result;

import java.util.List;

/**
 * What the users of one endpoint saw, from the first step to the end of recovery.
 * Latencies count from the moment at which a request was due.
 * <p>
 * A bad request is noise if it was due while the machine was noisy and no lock was seen
 * in its way; every other one is attributable to the change. The downtime is that of all
 * requests; the attributable part of it is {@code downtimeMs - noiseMs}, the total length
 * of the outages over the requests without those that are noise.
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
 * @param attributableBad the failed and slow ones that count against the change
 * @param noiseBad the failed and slow ones that are noise
 * @param noiseMs the part of the downtime that is noise
 * @param outages the attributable ones, merged, in order of time; empty as well in a
 * result that was recorded before they were
 */
public record EndpointResult(String name, long requests, long failed, long slow, double downtimeMs,
		double longestStallMs, boolean open, double p50Ms, double p99Ms, double maxMs, double baselineP99Ms,
		Long attributableBad, Long noiseBad, Double noiseMs, List<Stretch> outages) {

	public EndpointResult {
		// A result that was recorded earlier does not tell them apart: all counts.
		attributableBad = (attributableBad != null) ? attributableBad : failed + slow;
		noiseBad = (noiseBad != null) ? noiseBad : 0;
		noiseMs = (noiseMs != null) ? noiseMs : 0.0;
		outages = (outages != null) ? List.copyOf(outages) : List.of();
	}

}
