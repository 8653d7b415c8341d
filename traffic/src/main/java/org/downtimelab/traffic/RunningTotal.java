package org.downtimelab.traffic;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * A figure over the requests of an endpoint, for one endpoint or several, kept up to date
 * while they come in. It goes through those that are {@linkplain Timeline#settledUntil
 * settled} once, and through the rest each time.
 *
 * @param <T> the figure, which does not change once it was made
 */
public final class RunningTotal<T> {

	private final Duration slo;

	private final T nothing;

	private final BiFunction<T, List<Request>, T> plus;

	private final Map<String, Settled<T>> settled = new HashMap<>();

	/**
	 * A figure over requests.
	 * @param slo the longest time from due to end that is still good
	 * @param nothing the figure without any request
	 * @param plus the figure and those requests that were due next make the new figure
	 */
	public RunningTotal(Duration slo, T nothing, BiFunction<T, List<Request>, T> plus) {
		this.slo = slo;
		this.nothing = nothing;
		this.plus = plus;
	}

	/**
	 * The figure over a part of a run. It is quick if the part begins where that of the
	 * last call began, and does not end earlier.
	 * @param timeline the run's requests, the same at each call
	 * @param endpoint whose requests
	 * @param window the part
	 * @param at microseconds since the epoch: how far the log is known
	 * @return the same as over {@link Timeline#requests(String, Window, long, Duration)}
	 */
	public T of(Timeline timeline, String endpoint, Window window, long at) {
		return of(timeline, endpoint, window, at, Long.MAX_VALUE);
	}

	/**
	 * The figure over a part of a run, where what is made of a request can change later.
	 * @param sure up to which due time it cannot, as long as the timeline has no new
	 * revision
	 */
	T of(Timeline timeline, String endpoint, Window window, long at, long sure) {
		long until = Math.min(Math.min(sure, timeline.settledUntil(endpoint)), window.to());
		Settled<T> done = this.settled.get(endpoint);
		if (done == null || done.revision != timeline.revision() || done.from != window.from()
				|| done.until > window.to()) {
			done = new Settled<>(timeline.revision(), window.from(), window.from(), this.nothing);
		}
		if (done.until < until) {
			done = new Settled<>(done.revision, done.from, until, upTo(until, done, timeline, endpoint, at));
		}
		this.settled.put(endpoint, done);
		return upTo(window.to(), done, timeline, endpoint, at);
	}

	private T upTo(long to, Settled<T> done, Timeline timeline, String endpoint, long at) {
		return this.plus.apply(done.total, timeline.requests(endpoint, new Window(done.until, to), at, this.slo));
	}

	private record Settled<T>(int revision, long from, long until, T total) {
	}

}
