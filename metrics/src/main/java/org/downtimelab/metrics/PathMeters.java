package org.downtimelab.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import org.downtimelab.experiment.RunEvent;
import org.downtimelab.experiment.result.PathResult;
import org.downtimelab.scenario.Subject;

/** All that is metered of one path while it is played. */
final class PathMeters {

	private final Tags labels;

	private final EndpointMeters endpoints;

	private final LockMeters locks;

	private final WriteMeters writes;

	private final LiveGauge phase;

	final StepMeters steps;

	final BackfillMeters backfill;

	/**
	 * The meters of a path that begins.
	 * @param labels scenario and path
	 */
	PathMeters(MeterRegistry registry, Tags labels, Subject subject) {
		this.labels = labels;
		this.endpoints = new EndpointMeters(registry, labels, subject.endpoints());
		this.steps = new StepMeters(registry, labels);
		this.locks = new LockMeters(registry, labels);
		this.backfill = new BackfillMeters(registry, labels);
		this.writes = new WriteMeters(registry, labels);
		this.phase = new LiveGauge(registry, "downtime_lab.phase", null, "1 for what the path is at");
	}

	void phase(String name) {
		this.phase.show(this.labels.and("phase", name), 1);
	}

	void see(RunEvent.Pulse pulse) {
		this.endpoints.see(pulse.users());
		this.steps.see();
		if (pulse.database() != null) {
			this.locks.see(pulse.database());
		}
	}

	void end(PathResult result) {
		this.endpoints.end(result.endpoints());
		this.writes.end(result);
		clear();
	}

	/** The path goes on no longer: what has been counted stays. */
	void clear() {
		this.endpoints.clear();
		this.steps.clear();
		this.locks.clear();
		this.backfill.clear();
		this.phase.clear();
	}

}
