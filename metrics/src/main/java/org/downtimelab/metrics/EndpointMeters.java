package org.downtimelab.metrics;

import org.downtimelab.experiment.result.EndpointResult;

/** What the users of one endpoint see, since the end of the baseline. */
final class EndpointMeters {

	private final CounterFollower requests;

	private final CounterFollower bad;

	private final CounterFollower outage;

	/** All of them stand at 0, so that the first bad request is a rise. */
	EndpointMeters(Meters meters) {
		this.requests = new CounterFollower(meters.counter("requests", null, "Requests that were due"));
		this.bad = new CounterFollower(meters.counter("bad.requests", null,
				"Requests that failed or took longer than the SLO, from the moment they were due"));
		this.outage = new CounterFollower(meters.counter("outage", "seconds", "Total length of the outages"));
	}

	void requests(long due, long wereBad) {
		this.requests.to(due);
		this.bad.to(wereBad);
	}

	void downtime(double ms) {
		this.outage.to(ms / 1e3);
	}

	/** The last word on a path: the figures of its report. */
	void end(EndpointResult result) {
		requests(result.requests(), result.failed() + result.slow());
		downtime(result.downtimeMs());
	}

}
