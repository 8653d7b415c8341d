package org.downtimelab.console.run;

import java.util.List;

import org.downtimelab.backfill.BackfillProgress;
import org.downtimelab.console.result.PathResult;
import org.downtimelab.observe.Sample;
import org.downtimelab.scenario.Path;
import org.downtimelab.scenario.Step;

/**
 * Is told what goes on in a run, from several threads. What few want to know need not be
 * listened to.
 */
public interface RunListener {

	/** Something that is worth a line: "clone of the template: 3.1 s". */
	void note(String what);

	/** Rows so far, while a template is filled; the last call has done = rows. */
	void seeding(long done, long rows);

	void pathBegins(Path path);

	/** What the path is at: "warm-up", "baseline", "recovery". */
	void phase(String name);

	void stepBegins(Step step);

	/** The step has ended, well or with an error. */
	void stepEnds(Step step, double ms, String error);

	/** How far a backfill is, after each of its batches. */
	default void backfills(BackfillProgress progress) {
	}

	/**
	 * The instances that serve from now on: none before they are warm, none at the end.
	 */
	default void serving(List<LiveInstance> instances) {
	}

	/** The state of things, several times a second. */
	void pulse(Pulse pulse);

	void pathEnds(PathResult result);

	/** The run is over, well or not: nothing is told after it. */
	default void ends() {
	}

	/**
	 * A look at a running path.
	 *
	 * @param users what they have seen
	 * @param database the sampler's newest look at it, or null
	 * @param backfill how far the one is that runs, or null
	 * @param pool the connections of the instances, or null while nobody looks
	 * @param instances that serve, as in "instance 1: v1"; empty where there is but one
	 */
	record Pulse(Standing users, Sample database, BackfillProgress backfill, PoolWatch.Pool pool,
			List<String> instances) {
	}

}
