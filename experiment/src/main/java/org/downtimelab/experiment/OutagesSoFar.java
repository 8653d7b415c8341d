package org.downtimelab.experiment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.downtimelab.traffic.Noise;
import org.downtimelab.traffic.Outages;
import org.downtimelab.traffic.Request;
import org.downtimelab.traffic.Timeline;
import org.downtimelab.traffic.Window;

/**
 * The outages of a path that still runs. To find them all requests are read, so it looks
 * twice a second and not more often.
 */
final class OutagesSoFar {

	private static final long LOOK_EVERY_MICROS = 500_000;

	private final Duration slo;

	private long from = Long.MAX_VALUE;

	private long looked;

	private Map<String, Outages> found = Map.of();

	private Map<String, UsersSoFar.Count> counts = Map.of();

	private List<Request> overdue = List.of();

	private Noise noise = Noise.NONE;

	OutagesSoFar(Duration slo) {
		this.slo = slo;
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
			long knownOverdue = this.looked - this.slo.toNanos() / 1_000;
			this.looked = known;
			this.overdue = new ArrayList<>();
			Window window = new Window(this.from, known);
			Map<String, Outages> now = new LinkedHashMap<>();
			Map<String, UsersSoFar.Count> counted = new LinkedHashMap<>();
			timeline.endpoints().forEach((endpoint) -> {
				List<Request> requests = window.of(timeline.requests(endpoint, known, this.slo));
				now.put(endpoint, Outages.of(requests, this.slo));
				counted.put(endpoint, UsersSoFar.Count.of(requests, this.slo));
				requests.stream()
					.filter((request) -> request.unfinished() && request.due() >= knownOverdue)
					.forEach(this.overdue::add);
			});
			this.noise = Noise.in(timeline, window, known, this.slo);
			this.found = now;
			this.counts = counted;
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
