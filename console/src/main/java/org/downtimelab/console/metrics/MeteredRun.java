package org.downtimelab.console.metrics;

import java.util.List;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import org.downtimelab.backfill.BackfillProgress;
import org.downtimelab.console.result.PathResult;
import org.downtimelab.console.run.LiveInstance;
import org.downtimelab.console.run.RunListener;
import org.downtimelab.scenario.Path;
import org.downtimelab.scenario.Scenario;
import org.downtimelab.scenario.Step;

/** Meters a run as it goes. */
final class MeteredRun implements RunListener {

	/** The phase in which all is warm, and nothing has been done yet. */
	private static final String BASELINE = "baseline";

	private final MeterRegistry registry;

	private final LiveInstances instances;

	private final Scenario scenario;

	private volatile Tags labels;

	private volatile PathMeters path;

	private List<LiveInstance> started = List.of();

	private boolean warm;

	/**
	 * A listener for one run.
	 * @param instances is told which of them serve
	 */
	MeteredRun(MeterRegistry registry, LiveInstances instances, Scenario scenario) {
		this.registry = registry;
		this.instances = instances;
		this.scenario = scenario;
		this.labels = labels("none");
	}

	private Tags labels(String path) {
		return Tags.of("scenario", this.scenario.name(), "path", path);
	}

	@Override
	public void note(String what) {
	}

	@Override
	public void seeding(long done, long rows) {
	}

	@Override
	public void pathBegins(Path begun) {
		this.labels = labels(begun.name());
		this.path = new PathMeters(this.registry, this.labels, this.scenario);
		this.warm = false;
	}

	/**
	 * Instances under their first load are slow, and short of connections: they are not
	 * warm, which is nobody's alarm. From the baseline on they are looked at.
	 */
	@Override
	public synchronized void phase(String name) {
		if (name.equals(BASELINE)) {
			this.warm = true;
			this.instances.serve(this.labels, this.started);
		}
		if (this.path != null) {
			this.path.phase(name);
		}
	}

	@Override
	public void stepBegins(Step step) {
		this.path.phase("steps");
		this.path.backfill.begin();
		this.path.steps.begin(step);
	}

	@Override
	public void stepEnds(Step step, double ms, String error) {
		this.path.steps.end(ms, error);
		this.path.backfill.clear();
	}

	@Override
	public void backfills(BackfillProgress progress) {
		this.path.backfill.see(progress);
	}

	@Override
	public synchronized void serving(List<LiveInstance> now) {
		this.started = now;
		this.instances.serve(this.labels, this.warm ? now : List.of());
	}

	@Override
	public void pulse(Pulse pulse) {
		if (this.path != null) {
			this.path.see(pulse);
		}
	}

	@Override
	public void pathEnds(PathResult result) {
		this.path.end(result);
	}

	@Override
	public void ends() {
		serving(List.of());
		if (this.path != null) {
			this.path.clear();
		}
	}

}
