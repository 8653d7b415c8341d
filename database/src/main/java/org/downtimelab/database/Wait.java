package org.downtimelab.database;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Waits for a condition, for a bounded time. */
final class Wait {

	private static final long EVERY_MS = 20;

	private Wait() {
	}

	/**
	 * Asks every 20 ms.
	 * @return whether it came true in time
	 */
	static boolean until(int seconds, Condition condition) throws IOException {
		long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
		while (!condition.holds()) {
			if (System.nanoTime() > deadline) {
				return false;
			}
			try {
				Thread.sleep(EVERY_MS);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new DatabaseException("Interrupted while the server started or stopped", ex);
			}
		}
		return true;
	}

	/** Something that comes true. */
	interface Condition {

		boolean holds() throws IOException;

	}

}
