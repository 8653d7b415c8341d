package org.downtimelab.metrics;

import java.util.List;
import java.util.function.Consumer;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import org.downtimelab.experiment.LiveInstance;
import org.downtimelab.experiment.RunEvent;
import org.downtimelab.scenario.Path;
import org.downtimelab.scenario.Subject;

/** Meters a run as it goes. */
final class MeteredRun implements Consumer<RunEvent> {

	private final MeterRegistry registry;

	private final LiveInstances instances;

	private final Subject subject;

	private volatile Tags labels;

	private volatile PathMeters path;

	private List<LiveInstance> started = List.of();

	private boolean warm;

	/**
	 * A listener for one run.
	 * @param instances is told which of them serve
	 */
	MeteredRun(MeterRegistry registry, LiveInstances instances, Subject subject) {
		this.registry = registry;
		this.instances = instances;
		this.subject = subject;
		this.labels = labels("none");
	}

	private Tags labels(String path) {
		return Tags.of("scenario", this.subject.name(), "path", path);
	}

	@Override
	public synchronized void accept(RunEvent event) {
		if (event instanceof RunEvent.PathBegins begins) {
			pathBegins(begins.path());
		}
		else if (event instanceof RunEvent.Phase phase) {
			phase(phase.name());
		}
		else if (event instanceof RunEvent.StepBegins begins) {
			this.path.phase("steps");
			this.path.stepBegins(begins.step());
		}
		else if (event instanceof RunEvent.StepEnds ends) {
			this.path.stepEnds(ends.ms(), ends.error());
		}
		else if (event instanceof RunEvent.Backfills batch) {
			this.path.backfills(batch.progress());
		}
		else if (event instanceof RunEvent.Serving now) {
			serving(now.instances());
		}
		else if (event instanceof RunEvent.Pulse pulse) {
			pulse(pulse);
		}
		else if (event instanceof RunEvent.PathEnds ends) {
			this.path.end(ends.result());
		}
		else if (event instanceof RunEvent.Ended last) {
			ends();
		}
	}

	private void pathBegins(Path begun) {
		this.labels = labels(begun.name());
		this.path = new PathMeters(this.registry, this.labels, this.subject);
		this.warm = false;
		this.instances.serve(this.labels, this.started, false);
	}

	/**
	 * Instances under their first load are slow, and short of connections: they are not
	 * warm, which is nobody's alarm. From the baseline on their figures are shown.
	 */
	private void phase(String name) {
		if (name.equals(RunEvent.Phase.BASELINE)) {
			this.warm = true;
			this.instances.serve(this.labels, this.started, true);
		}
		if (this.path != null) {
			this.path.phase(name);
		}
	}

	private void serving(List<LiveInstance> now) {
		this.started = now;
		this.instances.serve(this.labels, now, this.warm);
	}

	private void pulse(RunEvent.Pulse pulse) {
		if (this.path != null) {
			this.path.see(pulse);
		}
	}

	private void ends() {
		serving(List.of());
		if (this.path != null) {
			this.path.clear();
		}
	}

}
