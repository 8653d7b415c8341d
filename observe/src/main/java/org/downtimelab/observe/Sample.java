package org.downtimelab.observe;

import java.util.List;

/**
 * One look at the database from outside.
 *
 * @param atMicros when, since the epoch
 * @param locks that the watched sessions hold or want on the user's relations
 * @param waiters every session that waits for a lock
 * @param queueDepth how many sessions stand behind a watched one, directly or through
 * others
 * @param progress of a long statement of a watched session, or null
 * @param walBytes written since the first sample
 */
public record Sample(long atMicros, List<Lock> locks, List<Waiter> waiters, int queueDepth, Progress progress,
		long walBytes) {

	/**
	 * A lock of a watched session.
	 *
	 * @param pid of the session
	 * @param relation table or index
	 * @param mode how
	 * @param granted whether it is held; if not, it is wanted, which blocks those behind
	 * it just as well
	 * @param waitingSinceMicros since when it is wanted, 0 if it is held
	 */
	public record Lock(int pid, String relation, LockMode mode, boolean granted, long waitingSinceMicros) {
	}

	/**
	 * A session that waits.
	 *
	 * @param pid of the session
	 * @param application its name
	 * @param query what it is about
	 * @param wants the lock: a relation and mode, or another session's transaction
	 * @param waitsFor the sessions that it waits for
	 * @param sinceMicros since when, since the epoch
	 */
	public record Waiter(int pid, String application, String query, String wants, List<Integer> waitsFor,
			long sinceMicros) {
	}

	/**
	 * How far a long statement is (manual, page progress-reporting).
	 *
	 * @param phase in PostgreSQL's words
	 * @param done blocks or tuples
	 * @param total of them; 0 if this phase counts none
	 */
	public record Progress(String phase, long done, long total) {
	}

}
