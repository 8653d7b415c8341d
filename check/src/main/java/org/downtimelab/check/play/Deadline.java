package org.downtimelab.check.play;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import org.downtimelab.check.scratch.Scratch;
import org.downtimelab.observe.StandIn.Call;
import org.downtimelab.process.DaemonThreads;
import org.downtimelab.process.Query;

/**
 * The bound of each statement, kept from outside: a script may reset its own
 * {@code statement_timeout}. A statement that is not back in time is cancelled; if that
 * does not help, its session is ended.
 */
public final class Deadline implements AutoCloseable {

	private static final Duration GRACE = Duration.ofSeconds(3);

	private static final Duration FIRST_LOOK = Duration.ofMillis(300);

	private static final Duration NEXT_LOOKS = Duration.ofSeconds(2);

	/**
	 * A session waits for the end of another's transaction: CONCURRENTLY does. If that
	 * one is its own player's, whose statements come one after another, it waits for
	 * ever.
	 */
	private static final String WAITS_FOR_ITSELF = """
			SELECT 1 FROM pg_locks WHERE pid = ? AND locktype = 'virtualxid' AND NOT granted
			   AND pg_blocking_pids(pid) && ?""";

	private final Scratch scratch;

	private final Duration bound;

	private final ScheduledExecutorService clock = Executors
		.newSingleThreadScheduledExecutor(DaemonThreads.named("check-deadline"));

	private volatile boolean struck;

	private volatile boolean hopeless;

	/**
	 * A bound for statements of a scratch's role.
	 * @param bound of each, more than zero
	 */
	public Deadline(Scratch scratch, Duration bound) {
		this.scratch = scratch;
		this.bound = bound;
	}

	/**
	 * Makes a call within the bound.
	 * @param pid of the session that is at work
	 * @param others sessions of the same player, which do nothing meanwhile
	 */
	Object bounded(int pid, Collection<Integer> others, Call call) throws Throwable {
		List<ScheduledFuture<?>> strikes = List.of(after(this.bound, () -> strike("SELECT pg_cancel_backend(?)", pid)),
				after(this.bound.plus(GRACE), () -> strike("SELECT pg_terminate_backend(?)", pid)),
				this.clock.scheduleWithFixedDelay(() -> endIfHopeless(pid, others), FIRST_LOOK.toMillis(),
						NEXT_LOOKS.toMillis(), TimeUnit.MILLISECONDS));
		try {
			return call.make();
		}
		finally {
			strikes.forEach((strike) -> strike.cancel(false));
		}
	}

	private void endIfHopeless(int pid, Collection<Integer> others) {
		try (Connection aside = this.scratch.aside()) {
			Array pids = aside.createArrayOf("int", others.toArray());
			if (Query.first(aside, WAITS_FOR_ITSELF, (row) -> true, pid, pids).isPresent()) {
				this.hopeless = true;
				strike("SELECT pg_cancel_backend(?)", pid);
			}
		}
		catch (SQLException ex) {
			// It is left to the bound.
		}
	}

	private ScheduledFuture<?> after(Duration delay, Runnable work) {
		return this.clock.schedule(work, delay.toMillis(), TimeUnit.MILLISECONDS);
	}

	private void strike(String how, int pid) {
		this.struck = true;
		try (Connection aside = this.scratch.aside(); PreparedStatement strike = aside.prepareStatement(how)) {
			strike.setInt(1, pid);
			strike.execute();
		}
		catch (SQLException ex) {
			// The server itself is gone, and so is the statement.
		}
	}

	/** Forgets what it has stopped. */
	void forget() {
		this.struck = false;
		this.hopeless = false;
	}

	/** Whether a statement was stopped. */
	boolean hasStruck() {
		return this.struck;
	}

	/** Whether a statement was stopped because it waited for its own player. */
	boolean wasHopeless() {
		return this.hopeless;
	}

	/** How long a statement may take. */
	public Duration bound() {
		return this.bound;
	}

	@Override
	public void close() {
		this.clock.shutdownNow();
	}

}
