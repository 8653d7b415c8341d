package org.downtimelab.metrics;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import org.downtimelab.backfill.BackfillProgress;
import org.downtimelab.experiment.RunEvent;
import org.downtimelab.experiment.UsersSoFar;
import org.downtimelab.experiment.result.PathResult;
import org.downtimelab.scenario.Step;
import org.downtimelab.scenario.Subject;
import org.downtimelab.traffic.Outages;

/** All that is metered of one path while it is played. */
final class PathMeters {

	private final Tags labels;

	private final Meters meters;

	private final Map<String, EndpointMeters> endpoints = new LinkedHashMap<>();

	private final LockMeters locks;

	private final LiveGauge down;

	private final LiveGauge phase;

	private final LiveGauge stepRuns;

	private final LiveGauge backfillRate;

	private final LiveGauge backfillLeft;

	private final CounterFollower backfilled;

	private final Counter acknowledged;

	private final Counter lost;

	private final Counter destroyed;

	private Tags step;

	private long stepSince;

	/** The meters of a path that begins. */
	PathMeters(MeterRegistry registry, Tags labels, Subject subject) {
		this.labels = labels;
		this.meters = new Meters(registry, labels);
		this.locks = new LockMeters(this.meters);
		this.down = this.meters.gauge("endpoint.down", null, "1 while the endpoint is down");
		this.phase = this.meters.gauge("phase", null, "1 for what the path is at");
		this.stepRuns = this.meters.gauge("step.running", "seconds", "For how long the step runs that runs now");
		this.backfillRate = this.meters.gauge("backfill.rows.per.second", null,
				"Rows that the running backfill visits, pauses included");
		this.backfillLeft = this.meters.gauge("backfill.left", "seconds",
				"What the running backfill still needs, estimated");
		this.backfilled = new CounterFollower(
				this.meters.counter("backfill.rows", null, "Rows that backfills have visited"));
		this.acknowledged = this.meters.counter("acknowledged.writes", null, "Writes whose response said success");
		this.lost = this.meters.counter("lost.writes", null,
				"Acknowledged writes that are not in the table at the path's end");
		this.destroyed = this.meters.counter("destroyed.rows", null, "Rows that no path may destroy, and this one did");
		subject.endpoints()
			.forEach((endpoint) -> this.endpoints.put(endpoint.name(),
					new EndpointMeters(this.meters.with(endpoint(endpoint.name())))));
		show(Map.of());
	}

	private Tags endpoint(String name) {
		return this.labels.and("endpoint", name);
	}

	/** Every endpoint is up that has no open outage. */
	private void show(Map<String, Outages> outages) {
		Map<Tags, Double> rows = new HashMap<>();
		this.endpoints.keySet()
			.forEach((name) -> rows.put(endpoint(name),
					(outages.containsKey(name) && outages.get(name).open()) ? 1.0 : 0.0));
		this.down.show(rows);
	}

	void phase(String name) {
		this.phase.show(this.labels.and("phase", name), 1);
	}

	void stepBegins(Step begun) {
		this.step = this.labels.and("step", begun.name(), "kind", begun.kind());
		this.stepSince = System.nanoTime();
		this.backfilled.restart();
		showStep();
	}

	private void showStep() {
		if (this.step != null) {
			this.stepRuns.show(this.step, (System.nanoTime() - this.stepSince) / 1e9);
		}
	}

	void stepEnds(double ms, String error) {
		Meters ended = this.meters.with(this.step.and("outcome", (error != null) ? "failed" : "succeeded"));
		ended.counter("steps", null, "Steps that are over").increment();
		ended.counter("step", "seconds", "How long they took").increment(ms / 1e3);
		clearStep();
	}

	private void clearStep() {
		this.step = null;
		List.of(this.stepRuns, this.backfillRate, this.backfillLeft).forEach(LiveGauge::clear);
	}

	void backfills(BackfillProgress progress) {
		this.backfilled.to(progress.doneRows());
		this.backfillRate.show(this.labels, progress.rowsPerSecond());
		this.backfillLeft.show(this.labels, progress.left().toMillis() / 1e3);
	}

	void see(RunEvent.Pulse pulse) {
		UsersSoFar users = pulse.users();
		users.counts().forEach((name, count) -> this.endpoints.get(name).requests(count.requests(), count.bad()));
		users.outages().forEach((name, outages) -> this.endpoints.get(name).downtime(outages.downtimeMs()));
		show(users.outages());
		showStep();
		if (pulse.database() != null) {
			this.locks.see(pulse.database());
		}
	}

	/** What became of the acknowledged writes is known now. */
	void end(PathResult result) {
		result.endpoints().forEach((endpoint) -> this.endpoints.get(endpoint.name()).end(endpoint));
		this.acknowledged.increment(result.acknowledgedWrites());
		this.lost.increment(result.lostWrites());
		this.destroyed.increment(result.destroyedRows());
		clear();
	}

	/** The path goes on no longer: what has been counted stays. */
	void clear() {
		clearStep();
		this.locks.clear();
		this.down.clear();
		this.phase.clear();
	}

}
