package org.downtimelab.play;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import org.downtimelab.process.DaemonThreads;
import org.downtimelab.scenario.Meanwhile;

/**
 * Somebody else's transaction, held open until its time is over, somebody has waited for
 * it for long enough, or the path ends.
 */
final class OpenTransaction implements AutoCloseable {

	private static final long LOOK_EVERY_MS = 50;

	private static final String LONGEST_WAIT = """
			SELECT coalesce(max(extract(epoch FROM clock_timestamp() - waitstart) * 1000), 0)
			FROM pg_locks
			WHERE NOT granted AND ? = ANY (pg_blocking_pids(pid))""";

	private final ScheduledExecutorService watch = Executors
		.newSingleThreadScheduledExecutor(DaemonThreads.named("meanwhile"));

	private final Connection transaction;

	private final Connection outside;

	private final int pid;

	private final Meanwhile step;

	private final long begun = System.nanoTime();

	private OpenTransaction(Meanwhile step, Connection transaction, Connection outside) throws SQLException {
		this.transaction = transaction;
		this.outside = outside;
		this.step = step;
		transaction.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
		try (Statement statement = transaction.createStatement()) {
			statement.execute("SET application_name = '" + step.name().replace("'", "''") + "'");
			transaction.setAutoCommit(false);
			statement.execute(step.sql());
			try (ResultSet own = statement.executeQuery("SELECT pg_backend_pid()")) {
				own.next();
				this.pid = own.getInt(1);
			}
		}
	}

	static OpenTransaction begin(Meanwhile step, DataSource database) throws SQLException {
		OpenTransaction open = new OpenTransaction(step, database.getConnection(), database.getConnection());
		open.watch.scheduleWithFixedDelay(open::endInTime, LOOK_EVERY_MS, LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
		return open;
	}

	private void endInTime() {
		try (PreparedStatement query = this.outside.prepareStatement(LONGEST_WAIT)) {
			query.setInt(1, this.pid);
			try (ResultSet found = query.executeQuery()) {
				found.next();
				if (isOver(Duration.ofMillis((long) found.getDouble(1)))) {
					this.transaction.close();
				}
			}
		}
		catch (SQLException ex) {
			throw new IllegalStateException("Cannot see who waits for an open transaction", ex);
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
		this.outside.close();
		this.transaction.close();
	}

}
