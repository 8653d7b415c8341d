package org.downtimelab.metrics;

import java.util.List;
import java.util.function.Consumer;

import org.downtimelab.experiment.RunEvent;
import org.downtimelab.scenario.Subject;

/** The metrics of a lab, or none. */
public interface Metrics extends AutoCloseable {

	/** A listener, and what meters a run of this subject beside it. */
	List<Consumer<RunEvent>> beside(Consumer<RunEvent> other, Subject subject);

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
		public List<Consumer<RunEvent>> beside(Consumer<RunEvent> other, Subject subject) {
			return List.of(other);
		}

		@Override
		public void awaitReader() {
		}

		@Override
		public void close() {
		}

	};

}
