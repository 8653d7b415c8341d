package org.downtimelab.traffic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * All requests of a run, by endpoint, those that never finished included: the log holds
 * only finished ones, and a request that hangs is the worst that a user can see. Not safe
 * for use by several threads.
 */
public final class Timeline {

	private final LoadRun run;

	private final Map<String, Lane> lanes = new LinkedHashMap<>();

	/**
	 * An empty timeline.
	 * @param run what the log's first line says
	 */
	public Timeline(LoadRun run) {
		this.run = run;
		run.endpoints().keySet().forEach((endpoint) -> this.lanes.put(endpoint, new Lane()));
	}

	/**
	 * Adds finished requests.
	 * @param finished in any order, each only once
	 * @throws IllegalArgumentException if the run has no such endpoint
	 */
	public void add(Collection<Request> finished) {
		for (Request request : finished) {
			lane(request.endpoint()).add(request);
		}
	}

	public LoadRun run() {
		return this.run;
	}

	/**
	 * The endpoints under load, without the canary.
	 * @return their names, in the plan's order
	 */
	public List<String> endpoints() {
		return this.lanes.keySet().stream().filter((endpoint) -> !this.run.isCanary(endpoint)).toList();
	}

	/**
	 * The canaries.
	 * @return their names, in the plan's order
	 */
	public List<String> canaries() {
		return this.lanes.keySet().stream().filter(this.run::isCanary).toList();
	}

	/**
	 * The requests of an endpoint, seen from a moment. One that was due longer ago than
	 * the SLO and has no answer is there as {@linkplain Request#UNFINISHED unfinished},
	 * and ends at that moment. Of a younger one nothing can be said yet, and it is not
	 * there.
	 * @param endpoint its name
	 * @param at microseconds since the epoch: the stop of the load, or how far the log is
	 * known
	 * @param slo the longest time from due to end that is still good
	 * @return in the order in which they were due
	 * @throws IllegalArgumentException if the run has no such endpoint
	 */
	public List<Request> requests(String endpoint, long at, Duration slo) {
		Lane lane = lane(endpoint);
		List<Request> all = new ArrayList<>(lane.finished);
		long start = start(lane);
		for (long index = lane.seen.nextClearBit(0);; index = lane.seen.nextClearBit((int) index + 1)) {
			long due = start + DueTimes.offset(index, this.run.rate());
			if (due >= at - slo.toNanos() / 1_000) {
				break;
			}
			all.add(Request.unfinished(endpoint, index, due, at));
		}
		all.sort(Comparator.comparingLong(Request::due));
		return all;
	}

	private long start(Lane lane) {
		if (lane.start != Long.MAX_VALUE) {
			return lane.start;
		}
		// All endpoints start together; this one has not answered once.
		return firstDue().orElse(this.run.startedAt());
	}

	public OptionalLong firstDue() {
		return this.lanes.values()
			.stream()
			.mapToLong((lane) -> lane.start)
			.filter((start) -> start != Long.MAX_VALUE)
			.min();
	}

	private Lane lane(String endpoint) {
		Lane lane = this.lanes.get(endpoint);
		if (lane == null) {
			Set<String> known = this.lanes.keySet();
			throw new IllegalArgumentException("No endpoint '" + endpoint + "' in this run; it has " + known);
		}
		return lane;
	}

	private final class Lane {

		private final List<Request> finished = new ArrayList<>();

		private final BitSet seen = new BitSet();

		private long start = Long.MAX_VALUE;

		void add(Request request) {
			this.finished.add(request);
			this.seen.set(Math.toIntExact(request.index()));
			this.start = Math.min(this.start,
					request.due() - DueTimes.offset(request.index(), Timeline.this.run.rate()));
		}

	}

}
