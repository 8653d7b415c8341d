package org.downtimelab.guard;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

import javax.sql.DataSource;

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
	 * Tries a migration, again and again, until it has its lock or the patience is over.
	 * @param name of the migration, as in V4
	 * @param blocked whom its lock blocks
	 * @param lookouts where the session comes from that looks
	 * @param attempt migrates under the {@code lock_timeout} that it is given
	 * @param listener is told whom the migration waits for, as in "V4 waits for …"
	 * @return what came of it
	 * @throws SQLException if the looking session fails
	 */
	public Outcome run(String name, Blocked blocked, DataSource lookouts, Consumer<Duration> attempt,
			Consumer<String> listener) throws SQLException {
		long deadline = System.nanoTime() + this.patience.toNanos();
		Duration pause = FIRST_PAUSE;
		try (BlockerWatch watch = new BlockerWatch(lookouts, blocked, (words) -> listener.accept(name + " " + words))) {
			for (int tries = 1;; tries++) {
				Optional<Blocker> stays = watch.awaitClearWay(Duration.ofNanos(deadline - System.nanoTime()),
						this.lockTimeout);
				if (stays.isPresent()) {
					return new Outcome(tries - 1, stays.map(this::stillThere), watch.waitedFor());
				}
				Optional<RuntimeException> failed = tried(attempt);
				if (failed.isEmpty() || !LOCK_TIMEOUT.equals(sqlState(failed.get()))
						|| System.nanoTime() - deadline >= 0 || Thread.currentThread().isInterrupted()) {
					return new Outcome(tries, failed.map(Throwable::getMessage), watch.waitedFor());
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

	private Optional<RuntimeException> tried(Consumer<Duration> attempt) {
		try {
			attempt.accept(this.lockTimeout);
			return Optional.empty();
		}
		catch (RuntimeException ex) {
			return Optional.of(ex);
		}
	}

	private static String sqlState(Throwable failed) {
		for (Throwable each = failed; each != null; each = each.getCause()) {
			if (each instanceof SQLException sql) {
				return sql.getSQLState();
			}
		}
		return null;
	}

	/**
	 * What came of a guarded migration.
	 *
	 * @param tries how often it was begun
	 * @param error what it failed with in the end
	 * @param waitedFor whose transactions were in the way, in words, those that were
	 * cancelled included
	 */
	public record Outcome(int tries, Optional<String> error, List<String> waitedFor) {
	}

}
