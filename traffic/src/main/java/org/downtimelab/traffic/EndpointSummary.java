package org.downtimelab.traffic;

import java.time.Duration;
import java.util.List;

/**
 * What the users of one endpoint saw. Latency counts from the moment a request was due;
 * that of an unfinished request is what it had waited so far.
 *
 * @param name the endpoint
 * @param requests how many were due
 * @param failed how many of them failed
 * @param slow how many did not fail, but took longer than the SLO
 * @param downtimeMs total length of the outages
 * @param longestStallMs length of the longest outage
 * @param open whether the last outage was not seen to end
 * @param p50Ms median latency, 0 without requests
 * @param p99Ms 99th percentile of the latency, 0 without requests
 * @param maxMs longest latency, 0 without requests
 * @param baselineP99Ms 99th percentile of the latency in the baseline, 0 without requests
 */
public record EndpointSummary(String name, int requests, int failed, int slow, long downtimeMs, long longestStallMs,
		boolean open, double p50Ms, double p99Ms, double maxMs, double baselineP99Ms) {

	/**
	 * Sums up one endpoint.
	 * @param name the endpoint
	 * @param all its requests, those of the baseline included
	 * @param measured the stretch that counts
	 * @param baselines the stretches of load before the first step
	 * @param slo the longest time from due to end that is still good
	 * @return the summary
	 */
	public static EndpointSummary of(String name, List<Request> all, Window measured, List<Window> baselines,
			Duration slo) {
		List<Request> requests = measured.of(all);
		List<Request> baseline = all.stream()
			.filter((request) -> baselines.stream().anyMatch((window) -> window.contains(request)))
			.toList();
		Outages outages = Outages.of(requests, slo);
		return new EndpointSummary(name, requests.size(), (int) requests.stream().filter(Request::failed).count(),
				(int) requests.stream().filter((request) -> request.slow(slo)).count(), outages.downtimeMs(),
				outages.longestStallMs(), outages.open(), Percentile.ofLatency(50, requests),
				Percentile.ofLatency(99, requests), Percentile.ofLatency(100, requests),
				Percentile.ofLatency(99, baseline));
	}

}
