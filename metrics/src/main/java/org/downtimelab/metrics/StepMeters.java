package org.downtimelab.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import org.downtimelab.scenario.Step;

/** Which step runs and for how long, and how long those took that are over. */
final class StepMeters {

	private final MeterRegistry registry;

	private final Tags path;

	private final LiveGauge running;

	private Tags step;

	private long since;

	StepMeters(MeterRegistry registry, Tags path) {
		this.registry = registry;
		this.path = path;
		this.running = new LiveGauge(registry, "downtime_lab.step.running", "seconds",
				"For how long the step runs that runs now");
	}

	synchronized void begin(Step begun) {
		this.step = this.path.and("step", begun.name(), "kind", begun.kind());
		this.since = System.nanoTime();
		see();
	}

	synchronized void see() {
		if (this.step != null) {
			this.running.show(this.step, (System.nanoTime() - this.since) / 1e9);
		}
	}

	synchronized void end(double ms, String error) {
		clear();
		Tags ended = this.step.and("outcome", (error != null) ? "failed" : "succeeded");
		Counter.builder("downtime_lab.steps")
			.description("Steps that are over")
			.tags(ended)
			.register(this.registry)
			.increment();
		Counter.builder("downtime_lab.step")
			.baseUnit("seconds")
			.description("How long they took")
			.tags(ended)
			.register(this.registry)
			.increment(ms / 1e3);
		this.step = null;
	}

	synchronized void clear() {
		this.running.clear();
	}

}
