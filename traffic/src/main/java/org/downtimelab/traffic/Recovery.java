package org.downtimelab.traffic;

import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;

/**
 * When the requests of an endpoint were as fast again as in the baseline. They are, from
 * the first moment on after which every stretch of one second, begun each tenth of a
 * second, had a p99 of at most twice the baseline's. In the last seconds of 14 paths that
 * were over with their last step, on two cores, no second of any endpoint was above that.
 */
public final class Recovery {

	/** The stretches whose p99 is compared. */
	static final Duration STRETCH = Duration.ofSeconds(1);

	private static final long STEP_MICROS = 100_000;

	private static final int TIMES_THE_BASELINE = 2;

	private Recovery() {
	}

	/**
	 * How long it took.
	 * @param requests of one endpoint, without noise
	 * @param baselineP99Ms the 99th percentile of its latency in the baseline, more than
	 * 0
	 * @param after from the end of the last step to the end of the load
	 * @return milliseconds from the end of the last step, 0 if it was fast all the time;
	 * empty if it was still slow when the load ended, or less than one second of it is
	 * known
	 */
	public static OptionalDouble ms(List<Request> requests, double baselineP99Ms, Window after) {
		long stretch = STRETCH.toNanos() / 1_000;
		long back = after.from();
		long last = Long.MIN_VALUE;
		for (long from = after.from(); from + stretch <= after.to(); from += STEP_MICROS) {
			last = from;
			if (Percentile.ofLatency(99, new Window(from, from + stretch).of(requests)) > TIMES_THE_BASELINE
					* baselineP99Ms) {
				back = from + STEP_MICROS;
			}
		}
		return (back <= last) ? OptionalDouble.of((back - after.from()) / 1e3) : OptionalDouble.empty();
	}

}
