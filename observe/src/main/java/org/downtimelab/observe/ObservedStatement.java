package org.downtimelab.observe;

import java.util.List;

import org.downtimelab.process.RunClock;

/**
 * One statement of a migration, as seen inside its session. Times are microseconds since
 * the epoch, by {@link RunClock}.
 *
 * @param sql as it was sent, without the comment lines above it; a batch is one statement
 * @param backendPid of the session
 * @param sentMicros when it was sent
 * @param returnedMicros when it returned
 * @param releasedMicros when the end of its transaction returned: its locks are gone
 * @param locks that it took, over those that its transaction already had. None for a
 * statement that failed or ran outside a transaction: they were gone when it returned,
 * and only a {@link Sampler} can have seen them
 * @param created relations that were not there before: nobody else can wait for those
 * @param rewrote relations that are in a new file since: every row was written again, or
 * thrown away by TRUNCATE
 * @param error what it failed with, or null
 */
public record ObservedStatement(String sql, int backendPid, long sentMicros, long returnedMicros, long releasedMicros,
		List<HeldLock> locks, List<String> created, List<String> rewrote, String error) {

	/** One that failed holds nothing after it, whatever its transaction still holds. */
	ObservedStatement releasedAt(long micros) {
		return new ObservedStatement(this.sql, this.backendPid, this.sentMicros, this.returnedMicros,
				(this.error != null) ? this.returnedMicros : Math.max(micros, this.returnedMicros), this.locks,
				this.created, this.rewrote, this.error);
	}

}
