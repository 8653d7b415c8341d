package org.downtimelab.process;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waiting for a condition of another process, with a bound. */
public final class Patience {

	private static final Duration LOOK_EVERY = Duration.ofMillis(20);

	private Patience() {
	}

	/**
	 * Looks every 20 ms until it is so.
	 * @return whether it was so before the time was over
	 * @throws E if the condition cannot be looked at
	 * @throws LabException if this thread is interrupted
	 */
	public static <E extends Exception> boolean until(Duration atMost, Condition<E> condition) throws E {
		long deadline = System.nanoTime() + atMost.toNanos();
		while (!condition.holds()) {
			if (System.nanoTime() - deadline >= 0) {
				return false;
			}
			LockSupport.parkNanos(LOOK_EVERY.toNanos());
			if (Thread.currentThread().isInterrupted()) {
				throw new LabException("Interrupted");
			}
		}
		return true;
	}

	/**
	 * Something that comes true.
	 *
	 * @param <E> what it throws if it cannot be looked at
	 */
	public interface Condition<E extends Exception> {

		boolean holds() throws E;

	}

}
