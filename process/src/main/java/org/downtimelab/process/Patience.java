package org.downtimelab.process;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waiting for a condition of another process, with a bound. */
public final class Patience {

	private static final Duration LOOK_EVERY = Duration.ofMillis(50);

	private Patience() {
	}

	/**
	 * Looks every 50 ms until it is so.
	 * @return whether it was so before the time was over
	 * @throws LabException if this thread is interrupted
	 */
	public static boolean until(Duration atMost, BooleanSupplier condition) {
		long deadline = System.nanoTime() + atMost.toNanos();
		while (!condition.getAsBoolean()) {
			if (System.nanoTime() - deadline >= 0) {
				return false;
			}
			LockSupport.parkNanos(LOOK_EVERY.toNanos());
			if (Thread.interrupted()) {
				Thread.currentThread().interrupt();
				throw new LabException("Interrupted");
			}
		}
		return true;
	}

}
