package org.downtimelab.traffic;

import java.util.concurrent.atomic.AtomicLong;

/**
 * When each request of one endpoint was due: start + index / rate.
 * <p>
 * Gatling does not say when it meant to start a request, only when it did. It is early by
 * less than the millisecond that its timers round away, and often late, so the earliest
 * start that any request allows, <em>observed - index / rate</em>, is the best estimate
 * of the start. The estimate only ever moves back. It settles within the first seconds,
 * before anything is measured; after that it was seen to move by less than 1 ms.
 * <p>
 * The rate is a whole number because Gatling spreads a whole number of requests over each
 * second: at 31.25 per second it sends 31 in three seconds and 32 in the fourth, up to 24
 * ms later than index / rate.
 */
public final class DueTimes {

	private final int rate;

	private final AtomicLong start = new AtomicLong(Long.MAX_VALUE);

	/**
	 * The due times of one endpoint.
	 * @param rate requests per second, more than 0
	 */
	public DueTimes(int rate) {
		this.rate = rate;
	}

	/**
	 * Takes note that a request began.
	 * @param index its place in the endpoint's schedule, from 0
	 * @param at when it began, in microseconds
	 */
	public void observe(long index, long at) {
		this.start.accumulateAndGet(at - offset(index, this.rate), Math::min);
	}

	/**
	 * When a request was due, as far as is known now.
	 * @param index its place in the endpoint's schedule, from 0
	 * @return microseconds since the epoch
	 */
	public long due(long index) {
		return this.start.get() + offset(index, this.rate);
	}

	/**
	 * How long after the start a request is due.
	 * @param index its place in the schedule, from 0
	 * @param rate requests per second
	 * @return microseconds
	 */
	static long offset(long index, int rate) {
		return index * 1_000_000 / rate;
	}

	/**
	 * The first request that is due so long after the start, or later.
	 * @param offset microseconds, not negative
	 * @param rate requests per second
	 * @return its place in the schedule, from 0
	 */
	static long index(long offset, int rate) {
		return (offset * rate + 999_999) / 1_000_000;
	}

}
