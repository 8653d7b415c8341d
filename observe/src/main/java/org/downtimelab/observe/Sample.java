package org.downtimelab.observe;

import java.util.List;
import java.util.Set;

import org.downtimelab.process.RunClock;

/**
 * One look at the database from outside. Times are microseconds since the epoch, by
 * {@link RunClock}; the server's clock is compared with it when the sampler connects.
 *
 * @param atMicros when
 * @param locks that the watched sessions hold or want on the user's relations
 * @param waiters every session of this database that waits for a lock
 * @param queueDepth how many sessions stand behind a watched one, directly or through
 * others
 * @param progress of a long statement of a watched session, or null
 * @param walBytes written by the whole server since the first sample
 * @param holders the sessions that somebody waits for, watched ones among them; several
 * of one session if it holds several locks where others wait
 */
public record Sample(long atMicros, List<Lock> locks, List<Waiter> waiters, int queueDepth, CommandProgress progress,
		long walBytes, List<Holder> holders) {

	/**
	 * What a lock of a watched session stops: "read", "write", and, if a session waits
	 * for a row that was changed or locked under it, "row-write": writes to the same
	 * rows.
	 * @param lock one of this sample
	 */
	public List<String> blocks(Lock lock) {
		boolean rows = lock.mode().ofRows() && Queue.behind(Set.of(lock.pid()), this.waiters,
				(waiter) -> waiter.waitsForRow() && lock.relation().equals(waiter.relation())) > 0;
		return rows ? List.of("row-write") : lock.mode().blocks();
	}

	/**
	 * A lock of a watched session.
	 *
	 * @param pid of the session
	 * @param relation table or index, with its schema unless that is public
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
	 * @param query what it is about, the first 200 characters
	 * @param lockType what kind of thing it waits for, as {@code pg_locks} has it:
	 * relation, or transactionid (a row that another transaction has changed), or
	 * virtualxid (CONCURRENTLY waits for an old transaction), …
	 * @param relation that it waits for, or in which it waits for a row; null if that is
	 * not of the user's, or not known
	 * @param mode that it wants
	 * @param waitsFor the sessions that it waits for, also those that only wait ahead of
	 * it; 0 is a prepared transaction
	 * @param sinceMicros since when
	 * @param blockers of a watched session: the application and the query of those that
	 * it waits for; null for anybody else
	 */
	public record Waiter(int pid, String application, String query, String lockType, String relation, LockMode mode,
			List<Integer> waitsFor, long sinceMicros, String blockers) {

		/** Whether it waits for a row that another transaction has changed or locked. */
		public boolean waitsForRow() {
			return this.lockType.equals("transactionid") || this.lockType.equals("tuple");
		}

		/** What it waits for, in words. */
		public String wants() {
			if (waitsForRow()) {
				return (this.relation != null) ? "a row of " + this.relation : "a row";
			}
			return this.mode.pgName() + " on " + ((this.relation != null) ? this.relation : this.lockType);
		}

	}

	/**
	 * A session that others wait for.
	 *
	 * @param pid of the session
	 * @param application its name, null if that may not be seen
	 * @param query its current or last one, the first 200 characters
	 * @param watched whether it is a migrating one
	 * @param relation a table or index for which somebody waits, and on which it holds a
	 * lock; null if it holds none there
	 * @param mode of that lock, or null
	 */
	public record Holder(int pid, String application, String query, boolean watched, String relation, LockMode mode) {
	}

	/**
	 * How far a long statement is (manual, page progress-reporting).
	 *
	 * @param command as in CREATE INDEX CONCURRENTLY
	 * @param phase in PostgreSQL's words
	 * @param done blocks or tuples
	 * @param total of them; 0 if this phase counts none
	 */
	public record CommandProgress(String command, String phase, long done, long total) {
	}

}
