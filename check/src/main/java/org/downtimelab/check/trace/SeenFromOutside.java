package org.downtimelab.check.trace;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.downtimelab.check.catalog.Relation;
import org.downtimelab.check.catalog.Relations;
import org.downtimelab.check.scratch.Scratch;
import org.downtimelab.database.Database;
import org.downtimelab.observe.LockMode;
import org.downtimelab.process.DaemonThreads;
import org.downtimelab.process.Query;
import org.postgresql.core.BaseConnection;

/**
 * Watches the locks of a session whose statement cannot run in a transaction. A long read
 * of all tables makes it wait, so that it is not over before anybody looks; when it has
 * been seen waiting, the read ends.
 */
final class SeenFromOutside implements AutoCloseable {

	/** Looks that must have seen it wait before the read ends. */
	private static final int LOOKS = 5;

	private static final int MOST_TABLES = 200;

	private final Map<Long, Set<LockMode>> locks = new ConcurrentHashMap<>();

	private final int pid;

	private final Scratch scratch;

	private final LongRead read;

	private final Thread thread;

	private volatile boolean stopped;

	private SeenFromOutside(int pid, LongRead read, Scratch scratch) {
		this.pid = pid;
		this.read = read;
		this.scratch = scratch;
		this.thread = DaemonThreads.named("check-outside").newThread(this::watch);
		this.thread.start();
	}

	static SeenFromOutside of(Connection session, Database database, Relations relations, Scratch scratch)
			throws SQLException {
		return new SeenFromOutside(session.unwrap(BaseConnection.class).getBackendPID(),
				LongRead.of(database,
						relations.all()
							.stream()
							.filter((each) -> each.isTable() && each.root() == each.oid())
							.map(Relation::name)
							.limit(MOST_TABLES)
							.toList()),
				scratch);
	}

	private void watch() {
		try (Connection aside = this.scratch.aside()) {
			int waiting = 0;
			while (!this.stopped) {
				boolean[] waits = new boolean[1];
				Query.all(aside, "SELECT relation::bigint, mode, granted FROM pg_locks WHERE pid = ?", (row) -> {
					waits[0] |= !row.getBoolean(3);
					if (row.getLong(1) >= 16384 && !row.getString(2).equals("SIReadLock")) {
						this.locks.computeIfAbsent(row.getLong(1), (oid) -> EnumSet.noneOf(LockMode.class))
							.add(LockMode.of(row.getString(2)));
					}
					return null;
				}, this.pid);
				waiting = waits[0] ? waiting + 1 : waiting;
				if (waiting == LOOKS) {
					this.read.close();
				}
			}
		}
		catch (SQLException ex) {
			closeRead();
		}
	}

	private void closeRead() {
		try {
			this.read.close();
		}
		catch (SQLException isGone) {
			// That is what was wanted.
		}
	}

	void stop() {
		this.stopped = true;
		try {
			this.thread.join();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	Map<Long, Set<LockMode>> locks() {
		return this.locks;
	}

	@Override
	public void close() {
		stop();
		closeRead();
	}

}
