package org.downtimelab.scenario;

import java.time.Duration;

/**
 * A transaction of somebody else's, REPEATABLE READ, that is open while the steps after
 * it run.
 *
 * @param name who it is, as in "nightly report"
 * @param sql its query, which takes the snapshot
 * @param outlivesWaitOf it ends when somebody has waited for it for that long, so that
 * what happens does not depend on how fast the machine is
 * @param why what it stands for
 */
public record Meanwhile(String name, String sql, Duration outlivesWaitOf, String why) implements Step {

	@Override
	public String kind() {
		return "meanwhile";
	}

}
