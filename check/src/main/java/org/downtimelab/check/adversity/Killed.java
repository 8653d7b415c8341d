package org.downtimelab.check.adversity;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

import org.downtimelab.check.play.StatementWatch;
import org.downtimelab.check.project.ScriptStatement;
import org.downtimelab.check.scratch.Scratch;
import org.downtimelab.check.trace.LongRead;
import org.downtimelab.database.Database;
import org.downtimelab.observe.StandIn.Call;
import org.downtimelab.process.DaemonThreads;
import org.downtimelab.process.Patience;
import org.downtimelab.process.Query;
import org.postgresql.core.BaseConnection;

/**
 * Ends the migrating session in one of its statements. A statement that runs alone is
 * stopped by a long read first, and ended while it waits; any other is ended right after
 * it has returned, with its transaction open.
 */
final class Killed implements StatementWatch {

	/** Longer waits are left to the deadline of the statement. */
	private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

	private final int index;

	private final boolean alone;

	private final Database database;

	private final List<String> tables;

	private final Scratch scratch;

	private volatile boolean done;

	/**
	 * A killing.
	 * @param index of the statement
	 * @param alone whether it cannot run in a transaction
	 * @param tables that a long read has read
	 */
	Killed(int index, boolean alone, Database database, List<String> tables, Scratch scratch) {
		this.index = index;
		this.alone = alone;
		this.database = database;
		this.tables = tables;
		this.scratch = scratch;
	}

	@Override
	public Object around(ScriptStatement statement, Connection session, Call call) throws Throwable {
		if (statement.index() != this.index) {
			return call.make();
		}
		int pid = session.unwrap(BaseConnection.class).getBackendPID();
		if (!this.alone) {
			if (session.getAutoCommit()) {
				end(pid);
				return call.make();
			}
			Object result = call.make();
			end(pid);
			return result;
		}
		try (LongRead read = LongRead.of(this.database, this.tables)) {
			Thread killer = DaemonThreads.named("check-killer").newThread(() -> endWhenItWaits(pid));
			killer.start();
			try {
				return call.make();
			}
			finally {
				this.done = true;
				killer.join();
			}
		}
	}

	private void endWhenItWaits(int pid) {
		try (Connection aside = this.scratch.aside()) {
			if (Patience.until(LONGEST_WAIT, () -> this.done || waits(aside, pid)) && !this.done) {
				end(pid);
			}
		}
		catch (SQLException isGone) {
			// Then there is nobody to end: the play says how it went.
		}
	}

	private static boolean waits(Connection aside, int pid) throws SQLException {
		return Query.first(aside, "SELECT 1 FROM pg_locks WHERE pid = ? AND NOT granted", (row) -> true, pid)
			.isPresent();
	}

	private void end(int pid) throws SQLException {
		try (Connection aside = this.scratch.aside();
				PreparedStatement kill = aside.prepareStatement("SELECT pg_terminate_backend(?, 5000)")) {
			kill.setInt(1, pid);
			kill.execute();
		}
	}

}
