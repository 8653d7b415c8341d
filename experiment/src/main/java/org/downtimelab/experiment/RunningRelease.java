package org.downtimelab.experiment;

import java.time.Duration;
import java.util.function.Supplier;

import org.downtimelab.scenario.Release;

/** A release that was started. */
public interface RunningRelease extends AutoCloseable {

	/** Of its code. */
	Release release();

	/**
	 * Waits until it can be asked.
	 * @throws ReleaseFailed if it ends, or is not ready in time
	 */
	void awaitReady(Duration atMost);

	/** Scheme, host and port of its endpoints, once it is ready. */
	String url();

	/**
	 * Remembers this moment.
	 * @return says the first words of what has gone wrong since then; empty if it does
	 * not know
	 */
	default Supplier<String> errorsFromNow() {
		return () -> "";
	}

	/** Ends it, and gives it time to leave behind what it was told to. */
	default void closeInPeace() {
		close();
	}

	/** Ends it; may be called more than once. */
	@Override
	void close();

}
