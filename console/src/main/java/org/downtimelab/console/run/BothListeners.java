package org.downtimelab.console.run;

import java.util.List;

import org.downtimelab.backfill.BackfillProgress;
import org.downtimelab.console.result.PathResult;
import org.downtimelab.scenario.Path;
import org.downtimelab.scenario.Step;

/**
 * Two listeners to one run.
 *
 * @param first is told first
 * @param second is told next
 */
public record BothListeners(RunListener first, RunListener second) implements RunListener {

	@Override
	public void note(String what) {
		this.first.note(what);
		this.second.note(what);
	}

	@Override
	public void seeding(long done, long rows) {
		this.first.seeding(done, rows);
		this.second.seeding(done, rows);
	}

	@Override
	public void pathBegins(Path path) {
		this.first.pathBegins(path);
		this.second.pathBegins(path);
	}

	@Override
	public void phase(String name) {
		this.first.phase(name);
		this.second.phase(name);
	}

	@Override
	public void stepBegins(Step step) {
		this.first.stepBegins(step);
		this.second.stepBegins(step);
	}

	@Override
	public void stepEnds(Step step, double ms, String error) {
		this.first.stepEnds(step, ms, error);
		this.second.stepEnds(step, ms, error);
	}

	@Override
	public void backfills(BackfillProgress progress) {
		this.first.backfills(progress);
		this.second.backfills(progress);
	}

	@Override
	public void serving(List<LiveInstance> instances) {
		this.first.serving(instances);
		this.second.serving(instances);
	}

	@Override
	public void pulse(Pulse pulse) {
		this.first.pulse(pulse);
		this.second.pulse(pulse);
	}

	@Override
	public void pathEnds(PathResult result) {
		this.first.pathEnds(result);
		this.second.pathEnds(result);
	}

	@Override
	public void ends() {
		this.first.ends();
		this.second.ends();
	}

}
