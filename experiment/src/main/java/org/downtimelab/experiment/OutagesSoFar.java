package org.downtimelab.experiment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.downtimelab.traffic.Noise;
import org.downtimelab.traffic.Outages;
import org.downtimelab.traffic.Request;
import org.downtimelab.traffic.RunningTotal;
import org.downtimelab.traffic.Timeline;
import org.downtimelab.traffic.Window;

/**
 * The outages of a path that still runs. It looks twice a second: a look goes through all
 * requests since the oldest one that is still without an answer.
 */
final class OutagesSoFar {

	private static final long LOOK_EVERY_MICROS = 500_000;

	private final Duration slo;

	private final RunningTotal<Outages> outages;

	private final RunningTotal<UsersSoFar.Count> requests;

	private long from = Long.MAX_VALUE;

	private long looked;

	private Map<String, Outages> found = Map.of();

	private Map<String, UsersSoFar.Count> counts = Map.of();

	private List<Request> overdue = List.of();

	private Noise noise = Noise.NONE;

	OutagesSoFar(Duration slo) {
		this.slo = slo;
		this.outages = new RunningTotal<>(slo, Outages.NONE, (before, next) -> before.and(next, slo));
		this.requests = new RunningTotal<>(slo, UsersSoFar.Count.NONE,
				(before, next) -> before.plus(UsersSoFar.Count.of(next, slo)));
	}

	/** What was due before is not of interest. */
	void from(long micros) {
		this.from = micros;
	}

	long from() {
		return this.from;
	}

	/**
	 * The outages by endpoint.
	 * @param known how far the timeline is known, microseconds since the epoch
	 */
	Map<String, Outages> in(Timeline timeline, long known) {
		this.overdue = List.of();
		if (known > this.from && known - this.looked >= LOOK_EVERY_MICROS) {
			long knownOverdue = Math.max(this.from, this.looked - this.slo.toNanos() / 1_000);
			this.looked = known;
			this.overdue = new ArrayList<>();
			Window window = new Window(this.from, known);
			this.found = new LinkedHashMap<>();
			this.counts = new LinkedHashMap<>();
			timeline.endpoints().forEach((endpoint) -> {
				this.found.put(endpoint, this.outages.of(timeline, endpoint, window, known));
				this.counts.put(endpoint, this.requests.of(timeline, endpoint, window, known));
				timeline.requests(endpoint, new Window(knownOverdue, known), known, this.slo)
					.stream()
					.filter(Request::unfinished)
					.forEach(this.overdue::add);
			});
			this.noise = Noise.heard(
					timeline.canaries().stream().map((canary) -> this.outages.of(timeline, canary, window, known)),
					this.slo);
		}
		return this.found;
	}

	/** Those that the last call found overdue, and no call before. */
	List<Request> overdue() {
		return this.overdue;
	}

	/** When the machine was noisy, as of the last look. */
	Noise noise() {
		return this.noise;
	}

	/** The requests by endpoint, as of the last look. */
	Map<String, UsersSoFar.Count> counts() {
		return this.counts;
	}

}
