package org.downtimelab.scenario;

import java.time.Duration;

import org.downtimelab.guard.Blocked;

/**
 * A versioned migration, which Flyway applies.
 *
 * @param version as in V2: the file is {@code db/<scenario>/<path>/V2__….sql}
 * @param why what it is for
 * @param lockTimeout PostgreSQL's {@code lock_timeout} in its session, or null for none
 * @param retries how it is tried again when that cancels it, or null for not at all
 * @param failureGoesOn whether the path goes on when it fails, as people do
 * @param guarded what its lock would block, so that it is tried when its way is clear,
 * for a moment, until it gets the lock; null where it just waits
 * @param noReturn why nothing can undo it, or null where
 * {@code db/<scenario>/rollback/V2__….sql} does
 * @param secondTry whether the file is the one that people have edited after it failed:
 * {@code db/<scenario>/<path>-edited/V2__….sql}
 */
public record Migration(String version, String why, Duration lockTimeout, Retries retries, boolean failureGoesOn,
		Blocked guarded, String noReturn, boolean secondTry) implements Step {

	/** With {@code lock_timeout} set in the migrating session. */
	public Migration within(Duration lockTimeout) {
		return new Migration(this.version, this.why, lockTimeout, this.retries, this.failureGoesOn, this.guarded,
				this.noReturn, this.secondTry);
	}

	/**
	 * Tried again when its {@code lock_timeout} cancels it, without a look at who is in
	 * its way.
	 * @param most times
	 * @param pause before each
	 */
	public Migration retried(int most, Duration pause) {
		return new Migration(this.version, this.why, this.lockTimeout, new Retries(most, pause), this.failureGoesOn,
				this.guarded, this.noReturn, this.secondTry);
	}

	/** When it fails, the path goes on with its next step, as people do. */
	public Migration goingOnIfItFails() {
		return new Migration(this.version, this.why, this.lockTimeout, this.retries, true, this.guarded, this.noReturn,
				this.secondTry);
	}

	/**
	 * Tried when nobody is in its way for long, under a short {@code lock_timeout}, again
	 * and again, until it gets its lock.
	 * @param blocked by the lock
	 */
	public Migration guard(Blocked blocked) {
		return new Migration(this.version, this.why, this.lockTimeout, this.retries, this.failureGoesOn, blocked,
				this.noReturn, this.secondTry);
	}

	/**
	 * Nothing undoes it: dropped data cannot come back.
	 * @param reason why not, or why there is nothing to bring back: a sentence that
	 * stands by itself
	 */
	public Migration pointOfNoReturn(String reason) {
		return new Migration(this.version, this.why, this.lockTimeout, this.retries, this.failureGoesOn, this.guarded,
				reason, this.secondTry);
	}

	/** It failed, and this is the next try: the same version, with its file edited. */
	public Migration edited() {
		return new Migration(this.version, this.why, this.lockTimeout, this.retries, this.failureGoesOn, this.guarded,
				this.noReturn, true);
	}

	@Override
	public String name() {
		return this.version;
	}

	@Override
	public String kind() {
		return "migration";
	}

}
