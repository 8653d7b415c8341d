package org.downtimelab.experiment;

import java.time.Duration;
import java.util.function.Supplier;

import org.downtimelab.process.LabException;
import org.downtimelab.scenario.Release;

/**
 * One process of a release.
 *
 * @param number from 1, in the order in which they were started
 */
record Instance(Release release, int number, Application application) implements RunningRelease {

	/** It is ready when its readiness group says so. */
	@Override
	public void awaitReady(Duration atMost) {
		try {
			this.application.awaitReady(atMost);
		}
		catch (LabException ex) {
			if (Thread.currentThread().isInterrupted()) {
				throw ex;
			}
			throw new ReleaseFailed(ex.getMessage(), ex);
		}
	}

	@Override
	public String url() {
		return this.application.url();
	}

	@Override
	public Supplier<String> errorsFromNow() {
		return ErrorWords.since(this.application.log())::words;
	}

	void mustLive(String otherwise) {
		this.application.mustLive("%s: instance %s, release %s".formatted(otherwise, this.number, this.release.name()));
	}

	@Override
	public void closeInPeace() {
		this.application.closeInPeace();
	}

	@Override
	public void close() {
		this.application.close();
	}

}
