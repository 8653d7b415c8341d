package org.downtimelab.traffic;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * One request, as the user saw it. Times are microseconds since the epoch.
 *
 * @param endpoint its endpoint's name
 * @param index its place in the endpoint's schedule, from 0
 * @param due when it should have been sent
 * @param sent when it was sent; for an unfinished request, when it was due
 * @param end when its answer was complete, or was given up
 * @param status the HTTP status, {@link #NO_ANSWER}, or a word for what was wrong with
 * the answer ({@link #NO_ID}, {@link #UNFINISHED})
 * @param id the row: the one asked for, or for an insert the one that the answer names
 * @param value the value written, or empty
 */
public record Request(String endpoint, long index, long due, long sent, long end, String status, OptionalLong id,
		String value) {

	/** No answer within 60 s, or the connection broke. */
	public static final String NO_ANSWER = "0";

	/** An insert that said success, but not which row. */
	public static final String NO_ID = "no-id";

	/** Still without an answer when the load stopped, or at the time of looking. */
	public static final String UNFINISHED = "unfinished";

	/**
	 * Whether it failed: no answer, or a status other than 2xx.
	 * @return true if it failed
	 */
	public boolean failed() {
		return this.status.length() != 3 || this.status.charAt(0) != '2';
	}

	/**
	 * Whether it had no answer yet when it was looked at.
	 * @return true if it may still get one
	 */
	public boolean unfinished() {
		return this.status.equals(UNFINISHED);
	}

	/**
	 * Whether it was answered well, but too late.
	 * @param slo the longest time from due to end that is still good
	 * @return true if it did not fail and took longer
	 */
	public boolean slow(Duration slo) {
		return !failed() && late(slo);
	}

	/**
	 * Whether it failed or took longer than the SLO.
	 * @param slo the longest time from due to end that is still good
	 * @return true if it was bad
	 */
	public boolean bad(Duration slo) {
		return failed() || late(slo);
	}

	/**
	 * What the user waited, counted from the moment the request was due.
	 * @return microseconds
	 */
	public long latency() {
		return this.end - this.due;
	}

	private boolean late(Duration slo) {
		return latency() > slo.toNanos() / 1_000;
	}

	static Request unfinished(String endpoint, long index, long due, long at) {
		return new Request(endpoint, index, due, due, at, UNFINISHED, OptionalLong.empty(), "");
	}

}
