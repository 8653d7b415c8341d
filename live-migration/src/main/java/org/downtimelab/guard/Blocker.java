package org.downtimelab.guard;

import java.time.Duration;
import java.util.Locale;

/**
 * A transaction whose lock is in the way of a migration.
 *
 * @param transaction its virtual transaction, as pg_locks has it
 * @param pid of its session; 0 for a prepared transaction, which has none
 * @param lock its mode and table, as in "RowExclusiveLock on orders"
 * @param table that it holds
 * @param sort what sort of session holds it
 * @param who its application and user, as far as the server lets us see them
 * @param open how long it has been open, or null where the server does not say
 */
public record Blocker(String transaction, int pid, String lock, String table, Sort sort, String who, Duration open) {

	/** What sort of session is in the way. */
	enum Sort {

		/** Somebody's session, or a prepared transaction. */
		SESSION,

		/** An autovacuum that comes back by itself when it is cancelled. */
		AUTOVACUUM,

		/**
		 * An autovacuum "to prevent wraparound". It yields to nobody, and when it is
		 * cancelled it starts over (manual, page routine-vacuuming).
		 */
		AUTOVACUUM_TO_PREVENT_WRAPAROUND;

		/**
		 * Tells what sort a session is.
		 * @param autovacuum whether it belongs to no role, as an autovacuum worker does
		 * @param query that it runs, as pg_stat_activity shows it to us
		 * @param old whether its table is so old that autovacuum would freeze it: counts
		 * where we may not see the query
		 */
		static Sort of(boolean autovacuum, String query, boolean old) {
			if (!autovacuum) {
				return SESSION;
			}
			boolean seen = query != null && query.startsWith("autovacuum: ");
			boolean wraparound = seen ? query.endsWith("(to prevent wraparound)") : old;
			return wraparound ? AUTOVACUUM_TO_PREVENT_WRAPAROUND : AUTOVACUUM;
		}

	}

	/** Who it is, for a person who must decide whether to end it. */
	public String words() {
		return switch (this.sort) {
			case AUTOVACUUM -> "autovacuum of %s (pid %s)".formatted(this.table, this.pid);
			case AUTOVACUUM_TO_PREVENT_WRAPAROUND ->
				"autovacuum of %s to prevent wraparound (pid %s), which would start over if it were cancelled"
					.formatted(this.table, this.pid);
			case SESSION -> (this.pid == 0) ? "a prepared transaction, with %s".formatted(this.lock)
					: "a transaction of %s (pid %s)%s, with %s".formatted(this.who, this.pid, openFor(), this.lock);
		};
	}

	private String openFor() {
		return (this.open == null) ? ""
				: String.format(Locale.ROOT, ", open for %.1f s", this.open.toMillis() / 1_000.0);
	}

}
