package org.downtimelab.check.adversity;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.downtimelab.check.play.StatementWatch;
import org.downtimelab.check.project.ScriptStatement;
import org.downtimelab.check.trace.LongRead;
import org.downtimelab.database.Database;
import org.downtimelab.observe.StandIn.Call;
import org.downtimelab.process.DaemonThreads;
import org.downtimelab.process.RunClock;

/**
 * Opens a long read of a table before one statement, and sees whether others who only
 * read the table have to wait behind the statement.
 */
public final class Queues implements StatementWatch {

	private static final Duration LONGEST = Duration.ofMillis(700);

	private final int index;

	private final Database database;

	private final String table;

	private volatile long queuedMs;

	/** A queue at one statement. */
	public Queues(int index, Database database, String table) {
		this.index = index;
		this.database = database;
		this.table = table;
	}

	@Override
	public Object around(ScriptStatement statement, Connection session, Call call) throws Throwable {
		if (statement.index() != this.index) {
			return call.make();
		}
		try (LongRead read = LongRead.of(this.database, List.of(this.table))) {
			Thread reader = DaemonThreads.named("check-queue").newThread(() -> read(read));
			reader.start();
			try {
				return call.make();
			}
			finally {
				reader.join();
			}
		}
	}

	/** Reads again and again, until a read had to wait for long enough. */
	private void read(LongRead open) {
		List<SQLException> refused = new ArrayList<>();
		long began = RunClock.now();
		try (Connection reader = this.database.connect("downtime-lab-check-reader");
				Statement statement = reader.createStatement()) {
			statement.execute("SET lock_timeout = '" + LONGEST.toMillis() + "ms'");
			while (refused.isEmpty() && RunClock.now() - began < LONGEST.toMillis() * 2_000) {
				long sent = RunClock.now();
				try {
					statement.execute("SELECT 1 FROM " + this.table + " LIMIT 1");
				}
				catch (SQLException ex) {
					refused.add(ex);
				}
				this.queuedMs = Math.max(this.queuedMs, (RunClock.now() - sent) / 1_000);
			}
		}
		catch (SQLException ex) {
			this.queuedMs = 0;
		}
		finally {
			close(open);
		}
	}

	private static void close(LongRead open) {
		try {
			open.close();
		}
		catch (SQLException isGone) {
			// That is what was wanted.
		}
	}

	/** How long somebody had to wait, milliseconds; at most 700. */
	public long queuedMs() {
		return this.queuedMs;
	}

}
