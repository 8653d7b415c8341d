package org.downtimelab.experiment;

import java.util.List;

/**
 * What the report draws of one path. All times are milliseconds since the start of the
 * path's baseline.
 *
 * @param path risky, folklore or safe
 * @param endMs where the time axis ends
 * @param endpoints the latency of every request
 * @param queue how many sessions stood behind the migration
 */
public record PathPicture(String path, double endMs, List<Series> endpoints, List<Depth> queue) {

	/**
	 * The requests of one endpoint.
	 *
	 * @param endpoint its name
	 * @param dueMs when each was due
	 * @param latencyMs how long each took, counted from then
	 * @param bad whether each was bad
	 * @param outages from and to, as pairs
	 */
	public record Series(String endpoint, double[] dueMs, double[] latencyMs, boolean[] bad, List<double[]> outages) {
	}

	/**
	 * One look at the queue.
	 *
	 * @param atMs when
	 * @param waiters how many sessions stood behind the migration
	 */
	public record Depth(double atMs, int waiters) {
	}

}
