package org.downtimelab.traffic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The stretches of a run in which the machine was noisy: the outages of the canaries,
 * each widened by the SLO on both sides, and merged.
 * <p>
 * A request is tested by the time at which it was due. One that was due longer than the
 * SLO before the canary went bad had already been slow by itself when the noise began;
 * one that was due longer than the SLO after the noise had a quiet machine.
 */
public final class Noise {

	/** Nothing is known to have been noisy. */
	public static final Noise NONE = new Noise(List.of(), 0);

	private final List<Window> windows;

	private final long canaryBadMicros;

	private Noise(List<Window> windows, long canaryBadMicros) {
		this.windows = List.copyOf(windows);
		this.canaryBadMicros = canaryBadMicros;
	}

	/**
	 * The noise that canaries have heard.
	 * @param canaries the requests of each canary
	 * @param slo the longest time from due to end that is still good
	 * @return the noise
	 */
	public static Noise of(Collection<List<Request>> canaries, Duration slo) {
		return heard(canaries.stream().map((canary) -> Outages.of(canary, slo)), slo);
	}

	/**
	 * The noise that canaries have heard.
	 * @param canaries the outages of each canary
	 * @param slo the longest time from due to end that is still good
	 * @return the noise
	 */
	public static Noise heard(Stream<Outages> canaries, Duration slo) {
		long margin = slo.toNanos() / 1_000;
		List<Outage> outages = canaries.flatMap((canary) -> canary.list().stream())
			.sorted(Comparator.comparingLong(Outage::begin))
			.toList();
		List<Window> bad = merged(outages, 0);
		return new Noise(merged(outages, margin), bad.stream().mapToLong((each) -> each.to() - each.from()).sum());
	}

	/**
	 * The noise of a run.
	 * @param timeline its requests
	 * @param at microseconds since the epoch: how far the log is known
	 * @param slo the longest time from due to end that is still good
	 * @return the noise so far
	 */
	public static Noise in(Timeline timeline, long at, Duration slo) {
		return in(timeline, Window.ALL, at, slo);
	}

	/**
	 * The noise of a part of a run. A canary's outage that reaches over its borders is
	 * counted as far as its requests were due inside.
	 * @param timeline the run's requests
	 * @param window the part
	 * @param at microseconds since the epoch: how far the log is known
	 * @param slo the longest time from due to end that is still good
	 * @return the noise in it
	 */
	public static Noise in(Timeline timeline, Window window, long at, Duration slo) {
		return of(timeline.canaries().stream().map((canary) -> timeline.requests(canary, window, at, slo)).toList(),
				slo);
	}

	private static List<Window> merged(List<Outage> sorted, long margin) {
		List<Window> merged = new ArrayList<>();
		for (Outage outage : sorted) {
			Window next = new Window(outage.begin() - margin, outage.end() + margin);
			int last = merged.size() - 1;
			if (last >= 0 && next.from() <= merged.get(last).to()) {
				merged.set(last, new Window(merged.get(last).from(), Math.max(merged.get(last).to(), next.to())));
			}
			else {
				merged.add(next);
			}
		}
		return merged;
	}

	/**
	 * The noisy stretches, in order of time.
	 * @return none of which overlap or touch
	 */
	public List<Window> windows() {
		return this.windows;
	}

	/** Whether a request was due while the machine was noisy. */
	public boolean covers(Request request) {
		return this.windows.stream().anyMatch((window) -> window.contains(request));
	}

	/**
	 * How long the canaries were bad, without the margins.
	 * @return milliseconds
	 */
	public double canaryBadMs() {
		return this.canaryBadMicros / 1e3;
	}

}
