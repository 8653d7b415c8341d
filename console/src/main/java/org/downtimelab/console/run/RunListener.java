package org.downtimelab.console.run;

import org.downtimelab.console.result.PathResult;
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
	 * @param elapsedMs since the load began
	 * @param requestsPerSecond that ended in the last second
	 * @param requests so far
	 * @param bad of them, canary aside
	 * @param lock that the migration wants or holds, in words, or null
	 * @param waiters sessions that stand behind it
	 * @param progress of a long statement, in words, or null
	 */
	record Pulse(double elapsedMs, double requestsPerSecond, long requests, long bad, String lock, int waiters,
			String progress) {
	}

}
