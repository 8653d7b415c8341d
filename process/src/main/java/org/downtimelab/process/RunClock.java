package org.downtimelab.process;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * Microseconds since the epoch that never jump: the wall clock is read once, and from
 * then on the monotonic clock counts. A correction of the system's time in the middle of
 * a run would otherwise look like a stall, or hide one. Processes of one machine can
 * compare their times.
 */
public final class RunClock {

	private static final long ANCHOR_MICROS = TimeUnit.NANOSECONDS
		.toMicros(Duration.between(Instant.EPOCH, Instant.now()).toNanos());

	private static final long ANCHOR_NANOS = System.nanoTime();

	private RunClock() {
	}

	/** The time now, in microseconds since the epoch. */
	public static long now() {
		return ANCHOR_MICROS + (System.nanoTime() - ANCHOR_NANOS) / 1_000;
	}

}
