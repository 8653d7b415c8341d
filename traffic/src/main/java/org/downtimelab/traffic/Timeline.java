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

	/** Due times move back by less, and no two requests are further apart. */
	private static final long LEEWAY = 1_000_000;

	private final LoadRun run;

	private final Map<String, Lane> lanes = new LinkedHashMap<>();

	private int revision;

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
		return requests(endpoint, Window.ALL, at, slo);
	}

	/**
	 * Those of the {@linkplain #requests(String, long, Duration) requests} that were due
	 * in a window. The time this takes depends on the window, not on the run.
	 * @param endpoint its name
	 * @param window the stretch to look at
	 * @param at microseconds since the epoch
	 * @param slo the longest time from due to end that is still good
	 * @return in the order in which they were due
	 * @throws IllegalArgumentException if the run has no such endpoint
	 */
	public List<Request> requests(String endpoint, Window window, long at, Duration slo) {
		Lane lane = lane(endpoint);
		List<Request> all = new ArrayList<>(
				lane.finished.subList(lane.dueBefore(window.from()), lane.dueBefore(window.to())));
		long start = start(lane);
		long from = Math.max(window.from(), start);
		long to = Math.min(window.to(), at - slo.toNanos() / 1_000);
		if (from < to) {
			int rate = this.run.rate();
			int end = (int) DueTimes.index(to - start, rate);
			for (int i = lane.gap((int) DueTimes.index(from - start, rate)); i < end; i = lane.gap(i + 1)) {
				all.add(Request.unfinished(endpoint, i, start + DueTimes.offset(i, rate), at));
			}
			all.sort(Comparator.comparingLong(Request::due));
		}
		return all;
	}

	/**
	 * Until when nothing changes any more: what was due before is finished, and no other
	 * request will have been due before. It stays a second behind the first request that
	 * is not, because due times move back a little ({@link DueTimes}). Should they move
	 * by more, there is a new {@link #revision}.
	 * @param endpoint its name
	 * @return microseconds since the epoch
	 */
	long settledUntil(String endpoint) {
		Lane lane = lane(endpoint);
		lane.firstGap = lane.gap(0);
		long until = start(lane) + DueTimes.offset(lane.firstGap, this.run.rate()) - LEEWAY;
		if (until < lane.settled) {
			this.revision++;
		}
		lane.settled = until;
		return until;
	}

	/**
	 * How often something changed that was {@linkplain #settledUntil settled}: what was
	 * made of it has to be computed again.
	 */
	int revision() {
		return this.revision;
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

		/** In the order in which they were due. */
		private final List<Request> finished = new ArrayList<>();

		private final BitSet seen = new BitSet();

		private int firstGap;

		private long start = Long.MAX_VALUE;

		private long settled = Long.MIN_VALUE;

		void add(Request request) {
			this.finished.add(dueBefore(request.due() + 1), request);
			this.seen.set(Math.toIntExact(request.index()));
			this.start = Math.min(this.start,
					request.due() - DueTimes.offset(request.index(), Timeline.this.run.rate()));
			if (request.due() < this.settled) {
				Timeline.this.revision++;
			}
		}

		/** The first index from this one on that has not finished. */
		int gap(int from) {
			return this.seen.nextClearBit(Math.max(from, this.firstGap));
		}

		/** How many of the finished requests were due before. */
		int dueBefore(long micros) {
			int low = 0;
			int high = this.finished.size();
			while (low < high) {
				int middle = (low + high) >>> 1;
				if (this.finished.get(middle).due() < micros) {
					low = middle + 1;
				}
				else {
					high = middle;
				}
			}
			return low;
		}

	}

}
