package org.downtimelab.play;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import org.downtimelab.process.DaemonThreads;
import org.downtimelab.process.Query;
import org.downtimelab.scenario.Meanwhile;

/**
 * Somebody else's transaction, held open until its time is over, somebody has waited for
 * it for long enough, or the path ends. If the server ends it earlier, that is noticed:
 * the steps after it had nobody to wait for.
 */
final class OpenTransaction implements AutoCloseable {

	private static final long LOOK_EVERY_MS = 50;

	private static final String LONGEST_WAIT = """
			SELECT coalesce(max(extract(epoch FROM clock_timestamp() - waitstart) * 1000), 0),
			       EXISTS (SELECT FROM pg_stat_activity WHERE pid = ?)
			FROM pg_locks
			WHERE NOT granted AND ? = ANY (pg_blocking_pids(pid))""";

	private final ScheduledThreadPoolExecutor watch = new ScheduledThreadPoolExecutor(1,
			DaemonThreads.named("meanwhile"));

	private final Connection transaction;

	private final DataSource database;

	private Connection outside;

	private int pid;

	private final Meanwhile step;

	private long begun;

	/** Whether its time was over. */
	private boolean over;

	private volatile String problem;

	private OpenTransaction(Meanwhile step, Connection transaction, DataSource database) throws SQLException {
		this.transaction = transaction;
		this.database = database;
		this.outside = database.getConnection();
		this.step = step;
		this.watch.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
	}

	static OpenTransaction begin(Meanwhile step, DataSource database) throws SQLException {
		OpenTransaction open = new OpenTransaction(step, database.getConnection(), database);
		long later = (step.after() != null) ? step.after().toMillis() : 0;
		if (later == 0) {
			open.begin();
		}
		else {
			open.watch.schedule(open::beginLate, later, TimeUnit.MILLISECONDS);
		}
		open.watch.scheduleWithFixedDelay(open::look, later + LOOK_EVERY_MS, LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
		return open;
	}

	/** Its time counts from the end of its statement, so not while that had to queue. */
	private void begin() throws SQLException {
		this.transaction.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
		try (Statement statement = this.transaction.createStatement()) {
			statement.execute("SET application_name = '" + this.step.name().replace("'", "''") + "'");
			this.transaction.setAutoCommit(false);
			statement.execute(this.step.sql());
			this.pid = Query.first(this.transaction, "SELECT pg_backend_pid()", (own) -> own.getInt(1)).orElseThrow();
		}
		this.begun = System.nanoTime();
	}

	/** The looks come after it, in the same thread. */
	private void beginLate() {
		try {
			begin();
		}
		catch (SQLException ex) {
			this.problem = "%s could not begin: %s".formatted(this.step.name(), ex.getMessage());
		}
	}

	/** Why it did not last as long as it should have; empty if all is well. */
	Optional<String> problem() {
		return Optional.ofNullable(this.problem);
	}

	private synchronized void look() {
		if (this.over || this.problem != null) {
			return;
		}
		try {
			Optional<Duration> waited = Query.first(this.outside, LONGEST_WAIT,
					(found) -> found.getBoolean(2) ? Duration.ofMillis((long) found.getDouble(1)) : null, this.pid,
					this.pid);
			if (waited.isEmpty()) {
				mustLive();
			}
			else if (isOver(waited.get())) {
				this.over = true;
				this.transaction.close();
			}
		}
		catch (SQLException ex) {
			// A session that only looks is replaced: the next look needs another one.
			reconnect(ex);
		}
	}

	private void reconnect(SQLException why) {
		try {
			this.outside.close();
			this.outside = this.database.getConnection();
		}
		catch (SQLException ex) {
			ex.addSuppressed(why);
			this.problem = "%s: nobody could see who waited for it: %s".formatted(this.step.name(), ex.getMessage());
		}
	}

	/** A session that the server has ended says why when it is used next. */
	private void mustLive() {
		try (Statement statement = this.transaction.createStatement()) {
			statement.execute("SELECT 1");
		}
		catch (SQLException ex) {
			this.problem = String.format(Locale.ROOT, "the server ended %s after %.1f s: %s", this.step.name(),
					(System.nanoTime() - this.begun) / 1e9, ex.getMessage());
		}
	}

	private boolean isOver(Duration waited) {
		return reached(waited, this.step.outlivesWaitOf())
				|| reached(Duration.ofNanos(System.nanoTime() - this.begun), this.step.lasts());
	}

	private static boolean reached(Duration time, Duration bound) {
		return bound != null && time.compareTo(bound) >= 0;
	}

	@Override
	public void close() throws SQLException {
		this.watch.shutdown();
		try {
			this.watch.awaitTermination(5, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		synchronized (this) {
			if (!this.over && this.problem == null) {
				this.over = true;
				mustLive();
			}
			this.outside.close();
			this.transaction.close();
		}
	}

}
