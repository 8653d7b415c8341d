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

	/** No request was bad, or there was none. */
	public static final Outages NONE = new Outages(List.of());

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
		return NONE.and(oneEndpoint.stream().sorted(Comparator.comparingLong(Request::due)).toList(), slo);
	}

	/**
	 * Goes on with the requests that were due next.
	 * @param next of the same endpoint, in the order in which they were due
	 * @param slo the longest time from due to end that is still good
	 * @return the outages of all requests
	 */
	public Outages and(List<Request> next, Duration slo) {
		List<Outage> found = new ArrayList<>(this.merged);
		for (Request request : next) {
			Outage last = found.isEmpty() ? null : found.get(found.size() - 1);
			if (request.bad(slo)) {
				Outage bad = new Outage(request.due(), request.end(), true);
				if (last != null && (last.open() || bad.begin() <= last.end())) {
					found.set(found.size() - 1, last.merge(bad));
				}
				else {
					found.add(bad);
				}
			}
			else if (last != null && last.open()) {
				found.set(found.size() - 1, new Outage(last.begin(), Math.max(last.end(), request.due()), false));
			}
		}
		return new Outages(found);
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
