package org.downtimelab.play;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

import javax.sql.DataSource;

import org.downtimelab.migrate.MigrationFailed;
import org.downtimelab.scenario.Migration;

/**
 * Tries a migration under a short {@code lock_timeout} until it gets its lock. A lock
 * that is only wanted already blocks everyone behind it, so it is not wanted while
 * somebody is in its way who stays, and each try is short. Autovacuum gives way only to
 * somebody who has waited for {@code deadlock_timeout} (1 s; manual, page
 * routine-vacuuming), which a short try never does: so the guard cancels it, or waits for
 * it.
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

	/**
	 * Plays a migration.
	 * @param lookouts where the session comes from that looks
	 * @param attempt calls Flyway
	 * @param listener is told whom the migration waits for, as in "V4 waits for …"
	 */
	Outcome play(Migration step, DataSource lookouts, Attempt attempt, Consumer<String> listener) throws SQLException {
		long deadline = System.nanoTime() + this.patience.toNanos();
		Duration pause = FIRST_PAUSE;
		try (Lookout lookout = new Lookout(lookouts, step.guarded(),
				(words) -> listener.accept(step.name() + " " + words))) {
			for (int tries = 1;; tries++) {
				Optional<Blocker> stays = lookout.awaitClearWay(Duration.ofNanos(deadline - System.nanoTime()),
						this.lockTimeout);
				if (stays.isPresent()) {
					return new Outcome(step, tries - 1, stays.map(this::stillThere), lookout.waitedFor());
				}
				Optional<MigrationFailed> failed = tried(step, attempt);
				if (failed.isEmpty() || !LOCK_TIMEOUT.equals(failed.get().sqlState())
						|| System.nanoTime() - deadline >= 0 || Thread.currentThread().isInterrupted()) {
					return new Outcome(step, tries, failed.map(Throwable::getMessage), lookout.waitedFor());
				}
				LockSupport.parkNanos(pause.toNanos());
				pause = (pause.compareTo(LONGEST_PAUSE) < 0) ? pause.plus(pause.dividedBy(2)) : LONGEST_PAUSE;
			}
		}
	}

	private String stillThere(Blocker blocker) {
		return String.format(Locale.ROOT, "after %.1f s, %s is still in the way", this.patience.toMillis() / 1_000.0,
				blocker.words());
	}

	private Optional<MigrationFailed> tried(Migration step, Attempt attempt) {
		try {
			attempt.migrate(step.within(this.lockTimeout));
			return Optional.empty();
		}
		catch (MigrationFailed ex) {
			return Optional.of(ex);
		}
	}

	/** One call of Flyway. */
	@FunctionalInterface
	interface Attempt {

		void migrate(Migration step);

	}

}
