package org.downtimelab.observe;

import java.util.List;

/**
 * One statement of a migration, as seen inside its session. Times are microseconds since
 * the epoch.
 *
 * @param sql as it was sent
 * @param backendPid of the session
 * @param sentMicros when it was sent
 * @param returnedMicros when it returned
 * @param releasedMicros when the end of its transaction returned: its locks are gone
 * @param locks that it took, over those its transaction already had
 * @param created relations that were not there before: nobody else can wait for those
 * @param rewrote relations that have a new file since: every row was written anew
 * @param error what it failed with, or null
 */
public record ObservedStatement(String sql, int backendPid, long sentMicros, long returnedMicros, long releasedMicros,
		List<HeldLock> locks, List<String> created, List<String> rewrote, String error) {
}
