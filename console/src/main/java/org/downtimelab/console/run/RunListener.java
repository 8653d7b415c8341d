package org.downtimelab.console.run;

import java.util.List;

import org.downtimelab.backfill.Progress;
import org.downtimelab.console.result.PathResult;
import org.downtimelab.observe.Sample;
import org.downtimelab.scenario.Path;
import org.downtimelab.scenario.Step;

/** Is told what goes on in a run, from several threads. */
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

	/** The state of things, several times a second. */
	void pulse(Pulse pulse);

	void pathEnds(PathResult result);

	/**
	 * A look at a running path.
	 *
	 * @param users what they have seen
	 * @param database the sampler's newest look at it, or null
	 * @param backfill how far the one is that runs, or null
	 * @param pool the connections of the instances, or null while nobody looks
	 * @param instances that serve, as in "instance 1: v1"; empty where there is but one
	 */
	record Pulse(Standing users, Sample database, Progress backfill, PoolWatch.Pool pool, List<String> instances) {
	}

}
