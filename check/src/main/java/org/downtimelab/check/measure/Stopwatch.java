package org.downtimelab.check.measure;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.downtimelab.check.play.StatementWatch;
import org.downtimelab.check.project.ScriptStatement;
import org.downtimelab.check.scratch.Scratch;
import org.downtimelab.observe.StandIn.Call;
import org.downtimelab.process.DaemonThreads;
import org.downtimelab.process.Query;
import org.downtimelab.process.RunClock;
import org.postgresql.core.BaseConnection;

/**
 * Takes the time of each statement and of its transaction. It asks the migrating session
 * nothing; whether that waits for a lock is seen from another one, every 10 ms.
 */
final class Stopwatch implements StatementWatch, AutoCloseable {

	private static final long PERIOD_MS = 10;

	private final List<TimedStatement> timed = new ArrayList<>();

	private final Scratch scratch;

	private final Thread thread = DaemonThreads.named("check-waits").newThread(this::look);

	private int ended;

	private volatile int pid;

	private volatile long waitedMs;

	private volatile boolean closed;

	Stopwatch(Scratch scratch) {
		this.scratch = scratch;
		this.thread.start();
	}

	private void look() {
		try (Connection aside = this.scratch.aside()) {
			long last = RunClock.now();
			while (!this.closed) {
				long now = RunClock.now();
				if (this.pid != 0 && Query
					.first(aside, "SELECT 1 FROM pg_locks WHERE pid = ? AND NOT granted", (row) -> true, this.pid)
					.isPresent()) {
					this.waitedMs += (now - last) / 1_000;
				}
				last = now;
				Thread.sleep(PERIOD_MS);
			}
		}
		catch (SQLException | InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public Object around(ScriptStatement statement, Connection session, Call call) throws Throwable {
		this.waitedMs = 0;
		this.pid = session.unwrap(BaseConnection.class).getBackendPID();
		long sent = RunClock.now();
		try {
			return call.make();
		}
		finally {
			long returned = RunClock.now();
			this.pid = 0;
			this.timed.add(new TimedStatement(statement, sent, returned, returned, this.waitedMs));
			if (!session.isClosed() && session.getAutoCommit()) {
				this.ended = this.timed.size();
			}
		}
	}

	@Override
	public void transactionEnded(Connection session) {
		long now = RunClock.now();
		for (; this.ended < this.timed.size(); this.ended++) {
			TimedStatement each = this.timed.get(this.ended);
			this.timed.set(this.ended, new TimedStatement(each.statement(), each.sentMicros(), each.returnedMicros(),
					now, each.waitedMs()));
		}
	}

	List<TimedStatement> statements() {
		return List.copyOf(this.timed);
	}

	@Override
	public void close() {
		this.closed = true;
		this.thread.interrupt();
	}

}
