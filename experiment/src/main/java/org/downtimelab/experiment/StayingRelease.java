package org.downtimelab.experiment;

import java.time.Duration;
import java.util.function.Supplier;

import org.downtimelab.scenario.Release;

/**
 * A release that runs on for the next path's rehearsal. A rehearsal that borrows it
 * cannot end it.
 */
record StayingRelease(RunningRelease lent) implements RunningRelease {

	@Override
	public Release release() {
		return this.lent.release();
	}

	@Override
	public void awaitReady(Duration atMost) {
		this.lent.awaitReady(atMost);
	}

	@Override
	public String url() {
		return this.lent.url();
	}

	@Override
	public Supplier<String> errorsFromNow() {
		return this.lent.errorsFromNow();
	}

	@Override
	public void close() {
		// Its host does, after the last path.
	}

}
