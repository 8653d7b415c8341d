package org.downtimelab.load;

import java.util.concurrent.atomic.AtomicLong;

/**
 * When each request of one endpoint was due: start + index / rate.
 * <p>
 * Gatling does not say when it meant to start a request, only when it did. It is never
 * early, so the earliest start that any request allows, <em>observed - index / rate</em>,
 * is the best estimate of the start. The estimate only ever moves back, and settles
 * within the first seconds, before anything is measured.
 */
final class DueTimes {

	private final double rate;

	private final AtomicLong start = new AtomicLong(Long.MAX_VALUE);

	/**
	 * The due times of one endpoint.
	 * @param rate requests per second, more than 0
	 */
	DueTimes(double rate) {
		this.rate = rate;
	}

	/**
	 * Takes note that a request began.
	 * @param index its place in the endpoint's schedule, from 0
	 * @param at when it began, in microseconds
	 */
	void observe(long index, long at) {
		this.start.accumulateAndGet(at - offset(index, this.rate), Math::min);
	}

	/**
	 * When a request was due, as far as is known now.
	 * @param index its place in the endpoint's schedule, from 0
	 * @return microseconds since the epoch
	 */
	long due(long index) {
		return this.start.get() + offset(index, this.rate);
	}

	/**
	 * How long after the start a request is due.
	 * @param index its place in the schedule, from 0
	 * @param rate requests per second
	 * @return microseconds
	 */
	static long offset(long index, double rate) {
		return Math.round(index * 1_000_000.0 / rate);
	}

}
