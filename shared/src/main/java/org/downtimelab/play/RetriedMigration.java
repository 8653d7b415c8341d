package org.downtimelab.play;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

import org.downtimelab.migrate.MigrationFailed;
import org.downtimelab.scenario.Migration;

/**
 * A migration that is tried again after each {@code lock_timeout}, as many tools do it:
 * nobody looks first, and each try has everyone queue behind it.
 */
final class RetriedMigration {

	/** PostgreSQL's lock_not_available: a lock_timeout. */
	private static final String LOCK_TIMEOUT = "55P03";

	private RetriedMigration() {
	}

	/**
	 * Tries it until it goes through, fails for another reason, or was tried often
	 * enough.
	 * @param attempt applies it once
	 * @param listener is told of each try that was cancelled
	 */
	static Outcome play(Migration migration, Consumer<Migration> attempt, Consumer<String> listener) {
		for (int tries = 1;; tries++) {
			try {
				attempt.accept(migration);
				return new Outcome(migration, tries, Optional.empty());
			}
			catch (MigrationFailed ex) {
				if (!LOCK_TIMEOUT.equals(ex.sqlState()) || tries > migration.retries().most()
						|| Thread.currentThread().isInterrupted()) {
					return new Outcome(migration, tries, Optional.of(ex.getMessage()));
				}
			}
			listener.accept(String.format(Locale.ROOT, "try %d of %s was cancelled by its lock_timeout", tries,
					migration.name()));
			LockSupport.parkNanos(migration.retries().pause().toNanos());
		}
	}

}
