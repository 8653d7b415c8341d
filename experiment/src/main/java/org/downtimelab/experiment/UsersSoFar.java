package org.downtimelab.experiment;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;

import org.downtimelab.traffic.LoadRun;
import org.downtimelab.traffic.Noise;
import org.downtimelab.traffic.Outages;
import org.downtimelab.traffic.Request;

/**
 * What the users have seen so far.
 *
 * @param load what is under load
 * @param elapsedMs since the load began
 * @param requestsPerSecond that ended in the last second, canary aside
 * @param countsFrom the due time, in microseconds since the epoch, from which requests
 * are judged: the end of the baseline, or {@link Long#MAX_VALUE} before it
 * @param finished since the last look, the canary's as well
 * @param overdue that have had no answer and have become older than the SLO since the
 * last look; each is told once
 * @param outages by endpoint, since the end of the baseline; empty before
 * @param counts by endpoint, likewise
 * @param slo the longest time from due to end that is still good
 * @param noise when the machine was noisy, since the end of the baseline
 */
public record UsersSoFar(LoadRun load, double elapsedMs, double requestsPerSecond, long countsFrom,
		Collection<Request> finished, Collection<Request> overdue, Map<String, Outages> outages,
		Map<String, Count> counts, Duration slo, Noise noise) {

	/** Of all endpoints. */
	public Count total() {
		return this.counts.values().stream().reduce(Count.NONE, Count::plus);
	}

	/** Whether a request is bad, and counts. */
	public boolean hurt(Request request) {
		return request.due() >= this.countsFrom && request.bad(this.slo);
	}

	/**
	 * Requests of one endpoint. One that has no answer yet counts once it is older than
	 * the SLO, and as bad: users need not wait for its end to know.
	 *
	 * @param requests that were due
	 * @param bad of them
	 * @param failed of the bad ones
	 * @param unanswered of the bad ones
	 */
	public record Count(long requests, long bad, long failed, long unanswered) {

		static final Count NONE = new Count(0, 0, 0, 0);

		/** Those of one endpoint, judged. */
		static Count of(Collection<Request> requests, Duration slo) {
			long unanswered = requests.stream().filter(Request::unfinished).count();
			return new Count(requests.size(), requests.stream().filter((request) -> request.bad(slo)).count(),
					requests.stream().filter(Request::failed).count() - unanswered, unanswered);
		}

		Count plus(Count other) {
			return new Count(this.requests + other.requests, this.bad + other.bad, this.failed + other.failed,
					this.unanswered + other.unanswered);
		}

	}

}
