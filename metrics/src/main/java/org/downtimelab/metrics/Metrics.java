package org.downtimelab.metrics;

import org.downtimelab.experiment.RunListener;
import org.downtimelab.scenario.Scenario;

/** The metrics of a lab, or none. */
public interface Metrics extends AutoCloseable {

	/** What meters a run of this scenario, if it is told what goes on, beside another. */
	RunListener beside(RunListener other, Scenario scenario);

	/**
	 * Waits until whoever reads has read what there is at the end of a run: 5 s at most,
	 * and not at all if nobody has read in the last 5 s.
	 */
	void awaitReader();

	@Override
	void close();

	/** Where nobody asked for metrics. */
	Metrics NONE = new Metrics() {

		@Override
		public RunListener beside(RunListener other, Scenario scenario) {
			return other;
		}

		@Override
		public void awaitReader() {
		}

		@Override
		public void close() {
		}

	};

}
