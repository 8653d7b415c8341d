package org.downtimelab.experiment;

import org.downtimelab.experiment.result.PathResult;
import org.downtimelab.scenario.Path;
import org.downtimelab.scenario.Step;

/** Says nothing while a run goes on. */
public final class Silence implements RunListener {

	@Override
	public void note(String what) {
	}

	@Override
	public void seeding(long done, long rows) {
	}

	@Override
	public void pathBegins(Path path) {
	}

	@Override
	public void phase(String name) {
	}

	@Override
	public void stepBegins(Step step) {
	}

	@Override
	public void stepEnds(Step step, double ms, String error) {
	}

	@Override
	public void pulse(Pulse pulse) {
	}

	@Override
	public void pathEnds(PathResult result) {
	}

}
