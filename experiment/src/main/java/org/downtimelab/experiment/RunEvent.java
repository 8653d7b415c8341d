package org.downtimelab.experiment;

import java.util.List;

import org.downtimelab.backfill.BackfillProgress;
import org.downtimelab.experiment.result.PathResult;
import org.downtimelab.observe.Sample;
import org.downtimelab.scenario.Path;
import org.downtimelab.scenario.Step;

/** What goes on in a run. */
public sealed interface RunEvent {

	/**
	 * Something that is worth a line.
	 *
	 * @param text as in "clone of the template: 3.1 s"
	 */
	record Note(String text) implements RunEvent {
	}

	/**
	 * A table is filled.
	 *
	 * @param done rows so far; the last event has done = rows
	 * @param rows in the end
	 */
	record Seeding(long done, long rows) implements RunEvent {
	}

	/**
	 * A path begins.
	 *
	 * @param path that is played
	 */
	record PathBegins(Path path) implements RunEvent {
	}

	/**
	 * What the path is at.
	 *
	 * @param name as in the load settles, baseline, recovery
	 */
	record Phase(String name) implements RunEvent {

		/** All is warm, and nothing has been done yet. */
		public static final String BASELINE = "baseline";

	}

	/**
	 * A step begins.
	 *
	 * @param step that is played
	 */
	record StepBegins(Step step) implements RunEvent {
	}

	/**
	 * A step has ended.
	 *
	 * @param step that was played
	 * @param ms how long it took
	 * @param error what it failed with, or null
	 */
	record StepEnds(Step step, double ms, String error) implements RunEvent {
	}

	/**
	 * A batch of a backfill is done.
	 *
	 * @param progress of the backfill
	 */
	record Backfills(BackfillProgress progress) implements RunEvent {
	}

	/**
	 * Which instances serve from now on.
	 *
	 * @param instances none before they are warm, none at the end
	 */
	record Serving(List<LiveInstance> instances) implements RunEvent {
	}

	/**
	 * A look at a running path, several times a second.
	 *
	 * @param users what they have seen
	 * @param database the sampler's newest look at it, or null
	 * @param backfill how far the one is that runs, or null
	 * @param pool the connections of the instances, or null while nobody looks
	 * @param instances that serve, as in "instance 1: v1"; empty where there is but one
	 */
	record Pulse(UsersSoFar users, Sample database, BackfillProgress backfill, PoolWatch.Pool pool,
			List<String> instances) implements RunEvent {
	}

	/**
	 * A path has ended.
	 *
	 * @param result its figures, judged
	 */
	record PathEnds(PathResult result) implements RunEvent {
	}

	/** The run is over, well or not: nothing is told after it. */
	record Ended() implements RunEvent {
	}

}
