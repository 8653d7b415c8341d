package org.downtimelab.traffic;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/**
 * Whether the run is fit for its next part: warmed up, calm enough for a baseline,
 * recovered after the last step. Bad requests that are {@linkplain Noise noise} are left
 * out of account: the canary speaks for the machine, not for the application.
 */
public final class Steadiness {

	private final Timeline timeline;

	private final Duration slo;

	private final RunningTotal<Outages> canaries;

	private final RunningTotal<Seen> withoutNoise;

	/** As of the last time when {@link #withoutNoise} was called. */
	private Noise noise = Noise.NONE;

	/**
	 * Looks at a timeline, which may grow between two questions.
	 * @param timeline the run's requests
	 * @param slo the longest time from due to end that is still good
	 */
	public Steadiness(Timeline timeline, Duration slo) {
		this.timeline = timeline;
		this.slo = slo;
		this.canaries = new RunningTotal<>(slo, Outages.NONE, (outages, next) -> outages.and(next, slo));
		this.withoutNoise = new RunningTotal<>(slo, new Seen(false, Outages.NONE), (seen, next) -> {
			List<Request> counted = without(this.noise, next);
			return new Seen(seen.any() || !counted.isEmpty(), seen.outages().and(counted, slo));
		});
	}

	/**
	 * Whether the application is warm: in the last window every endpoint was
	 * {@linkplain #calm calm}, and its p99 was no longer getting much better (by a
	 * quarter and 2 ms) than in the window before.
	 * @param length of a window; there must have been two of them
	 * @param at microseconds since the epoch: how far the log is known
	 * @return true if it is warm
	 */
	public boolean warm(Duration length, long at) {
		Window last = Window.before(at, length);
		Window previous = Window.before(last.from(), length);
		if (!stillWarm(length, at) || this.timeline.firstDue().orElseThrow() > previous.from()) {
			return false;
		}
		return this.timeline.endpoints().stream().allMatch((endpoint) -> {
			double before = p99(endpoint, previous, at);
			double now = p99(endpoint, last, at);
			return before - now <= Math.max(before / 4, 2);
		});
	}

	/**
	 * Whether an application that was warm before is calm under the load that has begun.
	 * @param length of the last window; the load must have lasted as long
	 * @param at microseconds since the epoch: how far the log is known
	 * @return true if it is
	 */
	public boolean stillWarm(Duration length, long at) {
		Window last = Window.before(at, length);
		OptionalLong first = this.timeline.firstDue();
		return first.isPresent() && first.getAsLong() <= last.from() && calm(last, at);
	}

	/**
	 * Whether every endpoint was calm in a window: it had requests, none of them bad, and
	 * p99 under a fifth of the SLO. The baseline should be.
	 * @param window the stretch to look at
	 * @param at microseconds since the epoch: how far the log is known
	 * @return true if all were calm
	 */
	public boolean calm(Window window, long at) {
		return usable(window, at) && worstP99(window, at) < this.slo.toNanos() / 1e6 / 5;
	}

	/**
	 * Whether the application kept up with the load in a window: every endpoint had
	 * requests, and none of them was bad. A baseline must be, calm or not.
	 * @param window the stretch to look at
	 * @param at microseconds since the epoch: how far the log is known
	 * @return true if all kept up
	 */
	public boolean usable(Window window, long at) {
		return this.timeline.endpoints().stream().allMatch((endpoint) -> {
			List<Request> requests = requests(endpoint, window, at);
			return !requests.isEmpty() && requests.stream().noneMatch((request) -> request.bad(this.slo));
		});
	}

	/**
	 * The p99 of the slowest endpoint in a window.
	 * @param window the stretch to look at
	 * @param at microseconds since the epoch: how far the log is known
	 * @return milliseconds
	 */
	public double worstP99(Window window, long at) {
		return this.timeline.endpoints().stream().mapToDouble((endpoint) -> p99(endpoint, window, at)).max().orElse(0);
	}

	/**
	 * Since when every endpoint has been good.
	 * @param at microseconds since the epoch: how far the log is known
	 * @return microseconds since the epoch: the end of the last outage, or the start of
	 * the load if there was none; empty while an outage is open, or before an endpoint's
	 * first request
	 */
	public OptionalLong allGoodSince(long at) {
		OptionalLong since = this.timeline.firstDue();
		this.noise = noise(at);
		long heard = this.timeline.canaries()
			.stream()
			.mapToLong((canary) -> this.timeline.settledUntil(canary) - this.slo.toNanos() / 1_000)
			.min()
			.orElse(Long.MAX_VALUE);
		for (String endpoint : this.timeline.endpoints()) {
			Seen seen = this.withoutNoise.of(this.timeline, endpoint, Window.ALL, at, heard);
			if (!seen.any() || seen.outages().open()) {
				return OptionalLong.empty();
			}
			long lastEnd = seen.outages().list().stream().mapToLong(Outage::end).max().orElse(Long.MIN_VALUE);
			since = OptionalLong.of(Math.max(since.orElseThrow(), lastEnd));
		}
		return since;
	}

	/**
	 * Whether every endpoint has been good for so long.
	 * @param length since when, at least
	 * @param at microseconds since the epoch: how far the log is known
	 * @return true if the load may stop
	 */
	public boolean recovered(Duration length, long at) {
		OptionalLong since = allGoodSince(at);
		return since.isPresent() && at - since.getAsLong() >= length.toNanos() / 1_000;
	}

	/**
	 * Whether a canary had a bad request: then the machine was noisy.
	 * @param window the stretch to look at
	 * @param at microseconds since the epoch: how far the log is known
	 * @return true if any was bad
	 */
	public boolean canaryBad(Window window, long at) {
		return this.timeline.canaries()
			.stream()
			.flatMap((canary) -> this.timeline.requests(canary, window, at, this.slo).stream())
			.anyMatch((request) -> request.bad(this.slo));
	}

	private double p99(String endpoint, Window window, long at) {
		return Percentile.ofLatency(99, requests(endpoint, window, at));
	}

	private List<Request> requests(String endpoint, Window window, long at) {
		List<Request> requests = this.timeline.requests(endpoint, window, at, this.slo);
		boolean good = requests.stream().noneMatch((request) -> request.bad(this.slo));
		return good ? requests : without(noise(at), requests);
	}

	private Noise noise(long at) {
		return Noise.heard(this.timeline.canaries()
			.stream()
			.map((canary) -> this.canaries.of(this.timeline, canary, Window.ALL, at)), this.slo);
	}

	private List<Request> without(Noise noise, List<Request> requests) {
		return requests.stream().filter((request) -> !request.bad(this.slo) || !noise.covers(request)).toList();
	}

	/**
	 * What is left of an endpoint's requests without noise.
	 *
	 * @param any whether there was one at all
	 * @param outages theirs
	 */
	private record Seen(boolean any, Outages outages) {
	}

}
