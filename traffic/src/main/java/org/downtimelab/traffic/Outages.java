package org.downtimelab.traffic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The outages of one endpoint.
 * <p>
 * In the order in which the requests were due, an outage begins when the first of a run
 * of bad requests was due. It ends at the later of the last end among them and the time
 * at which the next good request was due. Outages that overlap or touch are one: a
 * request that hangs for 10 s keeps the endpoint down, although others are answered
 * meanwhile.
 */
public final class Outages {

	private final List<Outage> merged;

	private Outages(List<Outage> merged) {
		this.merged = List.copyOf(merged);
	}

	/**
	 * Finds the outages.
	 * @param oneEndpoint the requests of one endpoint, in any order
	 * @param slo the longest time from due to end that is still good
	 * @return its outages
	 */
	public static Outages of(List<Request> oneEndpoint, Duration slo) {
		List<Outage> merged = new ArrayList<>();
		List<Request> run = new ArrayList<>();
		for (Request request : oneEndpoint.stream().sorted(Comparator.comparingLong(Request::due)).toList()) {
			if (request.bad(slo)) {
				run.add(request);
			}
			else if (!run.isEmpty()) {
				add(merged, new Outage(run.get(0).due(), Math.max(lastEnd(run), request.due()), false));
				run.clear();
			}
		}
		if (!run.isEmpty()) {
			add(merged, new Outage(run.get(0).due(), lastEnd(run), true));
		}
		return new Outages(merged);
	}

	private static long lastEnd(List<Request> run) {
		return run.stream().mapToLong(Request::end).max().orElseThrow();
	}

	private static void add(List<Outage> merged, Outage next) {
		int last = merged.size() - 1;
		if (last >= 0 && next.begin() <= merged.get(last).end()) {
			merged.set(last, merged.get(last).merge(next));
		}
		else {
			merged.add(next);
		}
	}

	/**
	 * The outages, merged, in order of time.
	 * @return none of which overlap
	 */
	public List<Outage> list() {
		return this.merged;
	}

	/**
	 * The total length of the outages.
	 * @return milliseconds, never more than the time that passed
	 */
	public long downtimeMs() {
		return millis(this.merged.stream().mapToLong(Outage::length).sum());
	}

	/**
	 * The length of the longest outage.
	 * @return milliseconds, 0 if there was none
	 */
	public long longestStallMs() {
		return millis(this.merged.stream().mapToLong(Outage::length).max().orElse(0));
	}

	/**
	 * Whether the last outage was not seen to end.
	 * @return true if no good request followed it
	 */
	public boolean open() {
		return !this.merged.isEmpty() && this.merged.get(this.merged.size() - 1).open();
	}

	private static long millis(long micros) {
		return Math.round(micros / 1_000.0);
	}

}
