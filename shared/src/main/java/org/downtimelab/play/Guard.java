package org.downtimelab.play;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

import org.downtimelab.migrate.MigrationFailed;
import org.downtimelab.scenario.Migration;

/**
 * Tries a migration under a short {@code lock_timeout} until it gets its lock. A lock
 * that is only wanted already blocks everyone behind it, so each try must be short; what
 * is in the way may stay for long, so there must be many. Autovacuum gives way only after
 * {@code deadlock_timeout} (1 s), which a short try never reaches: then only its end
 * helps.
 */
public final class Guard {

	/** PostgreSQL's lock_not_available: a lock_timeout. */
	private static final String LOCK_TIMEOUT = "55P03";

	private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

	private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

	private final Duration lockTimeout;

	private final Duration patience;

	/**
	 * A guard.
	 * @param lockTimeout of each try, half the SLO at most
	 * @param patience how long to try in all
	 */
	public Guard(Duration lockTimeout, Duration patience) {
		this.lockTimeout = lockTimeout;
		this.patience = patience;
	}

	/** A guard for an SLO: its half, for five minutes. */
	public static Guard forSlo(Duration slo) {
		return new Guard(slo.dividedBy(2), Duration.ofMinutes(5));
	}

	Outcome play(Migration step, Attempt attempt) {
		long deadline = System.nanoTime() + this.patience.toNanos();
		Duration pause = FIRST_PAUSE;
		for (int tries = 1;; tries++) {
			try {
				attempt.migrate(step.within(this.lockTimeout));
				return new Outcome(step, tries, Optional.empty());
			}
			catch (MigrationFailed ex) {
				if (!LOCK_TIMEOUT.equals(ex.sqlState()) || System.nanoTime() - deadline >= 0
						|| Thread.currentThread().isInterrupted()) {
					return new Outcome(step, tries, Optional.of(ex.getMessage()));
				}
			}
			LockSupport.parkNanos(pause.toNanos());
			pause = (pause.compareTo(LONGEST_PAUSE) < 0) ? pause.plus(pause.dividedBy(2)) : LONGEST_PAUSE;
		}
	}

	/** One call of Flyway. */
	@FunctionalInterface
	interface Attempt {

		void migrate(Migration step);

	}

}
