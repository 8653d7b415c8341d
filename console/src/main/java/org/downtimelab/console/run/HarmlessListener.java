package org.downtimelab.console.run;

import java.util.List;

import org.downtimelab.backfill.BackfillProgress;
import org.downtimelab.console.result.PathResult;
import org.downtimelab.scenario.Path;
import org.downtimelab.scenario.Step;

/**
 * A listener that cannot end a run or change it: what it throws is noted, and the run
 * goes on. Each of two listeners is told although the other one fails.
 */
final class HarmlessListener implements RunListener {

	private final RunListener listener;

	private final Notes notes;

	private HarmlessListener(RunListener listener, Notes notes) {
		this.listener = listener;
		this.notes = notes;
	}

	/**
	 * Makes a listener harmless.
	 * @param listener whose failures
	 * @param notes takes them
	 */
	static RunListener of(RunListener listener, Notes notes) {
		if (listener instanceof BothListeners both) {
			return new BothListeners(of(both.first(), notes), of(both.second(), notes));
		}
		return new HarmlessListener(listener, notes);
	}

	private void tell(String what, Runnable call) {
		try {
			call.run();
		}
		catch (RuntimeException | Error problem) {
			this.notes.add(this.listener.getClass().getSimpleName() + " could not be told of " + what + ": " + problem);
		}
	}

	@Override
	public void note(String what) {
		tell("a note", () -> this.listener.note(what));
	}

	@Override
	public void seeding(long done, long rows) {
		tell("the seeding", () -> this.listener.seeding(done, rows));
	}

	@Override
	public void pathBegins(Path path) {
		tell("the begin of a path", () -> this.listener.pathBegins(path));
	}

	@Override
	public void phase(String name) {
		tell("a phase", () -> this.listener.phase(name));
	}

	@Override
	public void stepBegins(Step step) {
		tell("the begin of a step", () -> this.listener.stepBegins(step));
	}

	@Override
	public void stepEnds(Step step, double ms, String error) {
		tell("the end of a step", () -> this.listener.stepEnds(step, ms, error));
	}

	@Override
	public void backfills(BackfillProgress progress) {
		tell("a backfill", () -> this.listener.backfills(progress));
	}

	@Override
	public void serving(List<LiveInstance> instances) {
		tell("the instances", () -> this.listener.serving(instances));
	}

	@Override
	public void pulse(Pulse pulse) {
		tell("the state of things", () -> this.listener.pulse(pulse));
	}

	@Override
	public void pathEnds(PathResult result) {
		tell("the end of a path", () -> this.listener.pathEnds(result));
	}

	@Override
	public void ends() {
		tell("the end of the run", this.listener::ends);
	}

}
