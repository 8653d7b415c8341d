package org.downtimelab.experiment;

import java.time.Duration;
import java.util.List;

import org.downtimelab.scenario.Path;
import org.downtimelab.scenario.Subject;
import org.downtimelab.traffic.Users;

/**
 * What to run.
 *
 * @param subject of the changes
 * @param paths the changes, in order
 * @param data that each of them starts from
 * @param target that users talk to
 * @param users who do
 * @param sloMs a request slower than this is bad, in milliseconds
 * @param timing how much time each path takes around its steps
 */
public record RunRequest(Subject subject, List<Path> paths, Data data, Target target, Users users, long sloMs,
		Timing timing) {

	/** The SLO, where nothing else is said. */
	public static final Duration SLO = Duration.ofMillis(250);

	/** Requests per second and endpoint. */
	public int rate() {
		return this.users.rate();
	}

	/** Rows of the largest table. */
	public long rows() {
		return this.data.rows();
	}

	Duration slo() {
		return Duration.ofMillis(this.sloMs);
	}

}
