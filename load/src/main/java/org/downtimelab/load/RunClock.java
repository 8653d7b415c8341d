package org.downtimelab.load;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * Microseconds since the epoch that never jump: the wall clock is read once, and from
 * then on the monotonic clock counts. A correction of the system's time in mid-run would
 * otherwise look like a stall, or hide one.
 */
public final class RunClock {

	private static final long ANCHOR_MICROS = epochMicros();

	private static final long ANCHOR_NANOS = System.nanoTime();

	private RunClock() {
	}

	/**
	 * The time now.
	 * @return microseconds since the epoch
	 */
	public static long now() {
		return ANCHOR_MICROS + (System.nanoTime() - ANCHOR_NANOS) / 1_000;
	}

	private static long epochMicros() {
		Instant now = Instant.now();
		return TimeUnit.SECONDS.toMicros(now.getEpochSecond()) + now.getNano() / 1_000;
	}

}
