package org.downtimelab.observe;

import java.util.List;

import org.downtimelab.process.RunClock;

/**
 * Sessions that waited for one that is no part of the migration, or that had to wait
 * itself: who waited for whom, one behind another. Times are microseconds since the
 * epoch, by {@link RunClock}.
 *
 * @param fromMicros since when the first of them waited
 * @param toMicros when it was last seen
 * @param longestWaitMs the longest that one of them had waited by then
 * @param peakWaiters the most sessions that stood behind its first link at a time
 * @param links the sessions in the way: the first is waited for by the sessions that are
 * counted, each other one by the link before it
 */
public record Chain(long fromMicros, long toMicros, double longestWaitMs, int peakWaiters, List<Link> links) {

	/** Whether a migrating session is one of its links. */
	public boolean hasMigration() {
		return this.links.stream().anyMatch(Link::migration);
	}

	/**
	 * A session, and what others wait for.
	 *
	 * @param pid of the session
	 * @param application its name, or null
	 * @param query its current or last one, the first 200 characters
	 * @param migration whether it is a migrating session
	 * @param lockType relation, row, or another kind of lock as {@code pg_locks} names it
	 * @param relation the table, as far as it is known, or null
	 * @param mode of a lock on a relation, or null
	 * @param held whether it holds the lock; if not, it wants it, which blocks those
	 * behind it just as well
	 */
	public record Link(int pid, String application, String query, boolean migration, String lockType, String relation,
			LockMode mode, boolean held) {

		/** The link without what may change while the lock stays. */
		Link unworded() {
			return new Link(this.pid, null, null, this.migration, this.lockType, this.relation, this.mode, this.held);
		}

		/**
		 * What it stops: "read", "write", or, for a row, "row-write"; nothing for what is
		 * no lock on a table.
		 */
		public List<String> blocks() {
			if (this.lockType.equals("row")) {
				return List.of("row-write");
			}
			return (this.mode != null) ? this.mode.blocks() : List.of();
		}

	}

}
