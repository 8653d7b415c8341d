package org.downtimelab.console.run;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;

import org.downtimelab.load.LoadRun;
import org.downtimelab.load.Outages;
import org.downtimelab.load.Request;

/**
 * What the users have seen so far.
 *
 * @param load what is under load
 * @param elapsedMs since the load began
 * @param requestsPerSecond that ended in the last second, canary aside
 * @param requests in all, canary aside
 * @param bad of them, since the end of the baseline; 0 before
 * @param finished since the last look, the canary's as well
 * @param outages by endpoint, since the end of the baseline; empty before
 * @param counts by endpoint, likewise
 * @param slo the longest time from due to end that is still good
 */
public record Standing(LoadRun load, double elapsedMs, double requestsPerSecond, long requests, long bad,
		Collection<Request> finished, Map<String, Outages> outages, Map<String, Count> counts, Duration slo) {

	/**
	 * Requests of one endpoint. One that has no answer yet counts once it is older than
	 * the SLO, and as bad: users need not wait for its end to know.
	 *
	 * @param requests that were due
	 * @param bad of them
	 */
	public record Count(long requests, long bad) {
	}

}
