package org.downtimelab.check.play;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import org.downtimelab.check.scratch.Scratch;
import org.downtimelab.observe.StandIn.Call;
import org.downtimelab.process.DaemonThreads;

/**
 * The bound of each statement, kept from outside: a script may reset its own
 * {@code statement_timeout}. A statement that is not back in time is cancelled; if that
 * does not help, its session is ended.
 */
public final class Deadline implements AutoCloseable {

	private static final Duration GRACE = Duration.ofSeconds(3);

	private final Scratch scratch;

	private final Duration bound;

	private final ScheduledExecutorService clock = Executors
		.newSingleThreadScheduledExecutor(DaemonThreads.named("check-deadline"));

	private volatile boolean struck;

	/**
	 * A bound for statements of a scratch's role.
	 * @param bound of each, more than zero
	 */
	public Deadline(Scratch scratch, Duration bound) {
		this.scratch = scratch;
		this.bound = bound;
	}

	Object bounded(int pid, Call call) throws Throwable {
		ScheduledFuture<?> cancel = after(this.bound, () -> strike("SELECT pg_cancel_backend(?)", pid));
		ScheduledFuture<?> terminate = after(this.bound.plus(GRACE),
				() -> strike("SELECT pg_terminate_backend(?)", pid));
		try {
			return call.make();
		}
		finally {
			cancel.cancel(false);
			terminate.cancel(false);
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

	/** Whether a statement was stopped since the last time that this was asked. */
	public boolean hasStruck() {
		boolean had = this.struck;
		this.struck = false;
		return had;
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
