package org.downtimelab.scenario.testing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

import org.downtimelab.database.Database;
import org.downtimelab.experiment.WatchedPlayer;
import org.downtimelab.observe.StandIn;
import org.postgresql.PGConnection;

/**
 * Terminates the sessions that migrate, at a statement that was chosen. It hears the
 * statements of the thread that plays the path, while it listens.
 */
final class Killer implements JdbcCalls, AutoCloseable {

	private static final long LONGEST_LOOK_NS = 500_000_000;

	/** The session of the statement, and all of Flyway's. */
	private static final String TERMINATE = """
			SELECT count(*) FROM (
			  SELECT pg_terminate_backend(pid, 10000) AS gone FROM pg_stat_activity
			  WHERE datname = current_database() AND (pid = ? OR application_name = '%s')) AS ended
			WHERE gone""".formatted(WatchedPlayer.MIGRATION);

	private static final String WAITS = "SELECT FROM pg_stat_activity WHERE pid = ? AND wait_event_type = 'Lock'";

	/** Let reads and writes of others go on, all but those of a few rows. */
	private static final List<String> HOLD_UP = List.of("LOCK TABLE large_order IN SHARE UPDATE EXCLUSIVE MODE",
			"SELECT FROM large_order WHERE id % 100 = 50 FOR UPDATE SKIP LOCKED");

	private final Connection session;

	private final Connection holder;

	private final List<String> heard = new ArrayList<>();

	private Thread player;

	private Kill kill;

	private int left;

	private String hit;

	Killer(Database database) throws SQLException {
		this.session = database.connect("killer");
		this.holder = database.connect("holder");
		try (Statement statement = this.holder.createStatement()) {
			statement.execute("SET lock_timeout = '20ms'");
		}
		this.holder.setAutoCommit(false);
	}

	/**
	 * Hears what the thread that calls sends while it works, and kills once.
	 * @param kill where, or null for nowhere
	 */
	<T> T listen(Kill kill, Supplier<T> work) {
		this.kill = kill;
		this.left = (kill != null) ? kill.occurrence() : 0;
		this.hit = null;
		this.heard.clear();
		this.player = Thread.currentThread();
		try {
			return work.get();
		}
		finally {
			this.player = null;
		}
	}

	/** What it heard the last time, in order. */
	List<String> heard() {
		return List.copyOf(this.heard);
	}

	/** Whether it killed before, during or after the statement; null if nobody. */
	String hit() {
		return this.hit;
	}

	@Override
	public Object made(Connection connection, String sql, StandIn.Call call) throws Throwable {
		if (Thread.currentThread() != this.player) {
			return call.make();
		}
		this.heard.add(sql);
		if (this.kill == null || !sql.equals(this.kill.sql()) || --this.left != 0) {
			return call.make();
		}
		int pid = connection.unwrap(PGConnection.class).getBackendPID();
		return switch (this.kill.moment()) {
			case BEFORE -> {
				terminate(pid, "before");
				yield call.make();
			}
			case DURING -> during(pid, call);
			case AFTER -> {
				Object result = call.make();
				terminate(pid, "after");
				yield result;
			}
		};
	}

	private Object during(int pid, StandIn.Call call) throws Throwable {
		holdUp();
		CompletableFuture<Void> returned = new CompletableFuture<>();
		CompletableFuture<Void> killed = CompletableFuture.runAsync(() -> {
			try {
				awaitAtWork(pid, returned);
				this.holder.rollback();
				LockSupport.parkNanos(this.kill.delayMicros() * 1_000);
				terminate(pid, returned.isDone() ? "after" : "during");
			}
			catch (SQLException ex) {
				throw new IllegalStateException(ex);
			}
		}, (task) -> new Thread(task, "killer").start());
		try {
			return call.make();
		}
		finally {
			returned.complete(null);
			killed.join();
		}
	}

	private void holdUp() throws SQLException {
		for (String lock : HOLD_UP) {
			try (Statement statement = this.holder.createStatement()) {
				statement.execute(lock);
			}
			catch (SQLException ex) {
				// The migration's own transaction is in the way.
				this.holder.rollback();
			}
		}
	}

	private void awaitAtWork(int pid, CompletableFuture<Void> returned) throws SQLException {
		long deadline = System.nanoTime() + LONGEST_LOOK_NS;
		try (PreparedStatement query = this.session.prepareStatement(WAITS)) {
			query.setInt(1, pid);
			while (!returned.isDone() && System.nanoTime() - deadline < 0) {
				try (ResultSet waiting = query.executeQuery()) {
					if (waiting.next()) {
						return;
					}
				}
			}
		}
	}

	private void terminate(int pid, String moment) throws SQLException {
		try (PreparedStatement query = this.session.prepareStatement(TERMINATE)) {
			query.setInt(1, pid);
			try (ResultSet gone = query.executeQuery()) {
				gone.next();
				if (gone.getInt(1) > 0) {
					this.hit = moment;
				}
			}
		}
	}

	@Override
	public void close() throws SQLException {
		this.session.close();
		this.holder.close();
	}

}
