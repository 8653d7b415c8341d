package org.downtimelab.scenario;

import java.time.Duration;

/**
 * A transaction of somebody else's, REPEATABLE READ, that is open while the steps after
 * it run.
 *
 * @param name who it is, as in "nightly report"
 * @param sql its statement, which takes the snapshot and the locks
 * @param outlivesWaitOf it ends when somebody has waited for it for that long, so that
 * what happens does not depend on how fast the machine is; null if nobody will wait that
 * long
 * @param lasts it ends after that long; null if only a wait ends it
 * @param after how much later it begins, whatever goes on then; null if the next step
 * waits until it has begun
 * @param why what it stands for
 */
public record Meanwhile(String name, String sql, Duration outlivesWaitOf, Duration lasts, Duration after,
		String why) implements Step {

	/** Begins so much later, beside the steps that follow, and may have to queue. */
	public Meanwhile after(Duration after) {
		return new Meanwhile(this.name, this.sql, this.outlivesWaitOf, this.lasts, after, this.why);
	}

	@Override
	public String kind() {
		return "meanwhile";
	}

}
