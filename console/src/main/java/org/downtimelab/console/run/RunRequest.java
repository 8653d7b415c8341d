package org.downtimelab.console.run;

import java.util.List;

import org.downtimelab.scenario.Path;
import org.downtimelab.scenario.Scenario;

/**
 * What to run.
 *
 * @param scenario the schema change
 * @param paths the ways to make it, in order
 * @param rows of the large table
 * @param rate requests per second and endpoint
 * @param sloMs a request slower than this is bad
 * @param timing how much time each path takes around its steps
 */
public record RunRequest(Scenario scenario, List<Path> paths, long rows, int rate, long sloMs, Timing timing) {

	/** With the timing for people. */
	public RunRequest(Scenario scenario, List<Path> paths, long rows, int rate, long sloMs) {
		this(scenario, paths, rows, rate, sloMs, Timing.STAGE);
	}

}
