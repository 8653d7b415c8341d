package org.downtimelab.traffic;

import java.util.List;

/**
 * Exact percentiles by the nearest rank: the smallest latency that at least so many
 * percent of the requests did not exceed. It is always a latency that some user had.
 */
final class Percentile {

	private Percentile() {
	}

	/**
	 * A percentile of the latencies.
	 * @param percent more than 0, at most 100
	 * @return milliseconds, 0 if there are no requests
	 */
	static double ofLatency(double percent, List<Request> requests) {
		if (requests.isEmpty()) {
			return 0;
		}
		long[] latencies = requests.stream().mapToLong(Request::latency).sorted().toArray();
		int rank = (int) Math.ceil(percent / 100 * latencies.length);
		return latencies[Math.max(rank, 1) - 1] / 1_000.0;
	}

}
