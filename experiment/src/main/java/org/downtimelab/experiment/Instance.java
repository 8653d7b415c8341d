package org.downtimelab.experiment;

import java.time.Duration;

import org.downtimelab.process.LabException;
import org.downtimelab.scenario.Release;

/**
 * One process of a release.
 *
 * @param number from 1, in the order in which they were started
 */
record Instance(Release release, int number, Application application) implements AutoCloseable {

	/**
	 * Waits until its readiness group says so.
	 * @throws ReleaseFailed if it ends, or is not ready in time
	 */
	void awaitReady(Duration atMost) {
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

	void mustLive(String otherwise) {
		this.application.mustLive("%s: instance %d, release %s".formatted(otherwise, this.number, this.release.name()));
	}

	@Override
	public void close() {
		this.application.close();
	}

}
