package org.downtimelab.experiment;

import java.time.Duration;
import java.util.List;

import org.downtimelab.scenario.Path;
import org.downtimelab.scenario.Scenario;
import org.downtimelab.traffic.Users;

/**
 * What to run.
 *
 * @param scenario the schema change
 * @param paths the ways to make it, in order
 * @param rows of the large table
 * @param users who use the application
 * @param sloMs a request slower than this is bad
 * @param timing how much time each path takes around its steps
 */
public record RunRequest(Scenario scenario, List<Path> paths, long rows, Users users, long sloMs, Timing timing) {

	/** The SLO, where nothing else is said. */
	public static final Duration SLO = Duration.ofMillis(250);

	/** Requests per second and endpoint. */
	public int rate() {
		return this.users.rate();
	}

}
