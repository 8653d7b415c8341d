package org.downtimelab.traffic;

import java.time.Duration;
import java.util.List;

/**
 * A stretch of a run. A request belongs to the window in which it was due.
 *
 * @param from its first microsecond since the epoch
 * @param to the first microsecond after it, not before {@code from}
 */
public record Window(long from, long to) {

	/** The whole run. */
	public static final Window ALL = new Window(Long.MIN_VALUE, Long.MAX_VALUE);

	public Window {
		if (to < from) {
			throw new IllegalArgumentException("A window cannot end (" + to + ") before it begins (" + from + ")");
		}
	}

	/**
	 * The window that ends at a moment.
	 * @param length how long it is
	 * @param to its end, microseconds since the epoch
	 * @return the window
	 */
	public static Window before(long to, Duration length) {
		return new Window(to - length.toNanos() / 1_000, to);
	}

	/** Whether a request was due in it. */
	public boolean contains(Request request) {
		return this.from <= request.due() && request.due() < this.to;
	}

	/** Those of the requests that were due in it. */
	public List<Request> of(List<Request> requests) {
		return requests.stream().filter(this::contains).toList();
	}

}
