package org.downtimelab.load;

import java.util.concurrent.atomic.AtomicLong;

import org.downtimelab.process.RunClock;

/**
 * Whether the load generator of this process was told to stop. Gatling creates the
 * simulation by itself, so what they share belongs to the process.
 */
final class StopSignal {

	private static final long NEVER = Long.MAX_VALUE;

	private static final AtomicLong SAID_AT = new AtomicLong(NEVER);

	private StopSignal() {
	}

	/** Stops the load; said twice, the first time counts. */
	static void say() {
		SAID_AT.compareAndSet(NEVER, RunClock.now());
	}

	static boolean isSaid() {
		return SAID_AT.get() != NEVER;
	}

	/**
	 * When the load stopped.
	 * @param otherwise when it ended if nobody said stop
	 * @return microseconds since the epoch
	 */
	static long saidAtOr(long otherwise) {
		return Math.min(SAID_AT.get(), otherwise);
	}

}
