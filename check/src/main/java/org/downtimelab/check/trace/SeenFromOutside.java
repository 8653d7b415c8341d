package org.downtimelab.check.trace;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
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
 * Watches the locks of a session whose statement cannot run in a transaction. Somebody
 * holds each table, so that the statement is not over before anybody looks: when it has
 * been seen waiting for a table, less of that one is held; when it waits for a reader,
 * the readers go.
 */
final class SeenFromOutside implements AutoCloseable {

	/** Looks that must have seen it wait for a reader before the readers go. */
	private static final int LOOKS = 5;

	private static final int MOST_TABLES = 30;

	/**
	 * A table that grows has an EXCLUSIVE lock of the type extend: nobody waits for it
	 * long.
	 */
	private static final String LOCKS = """
			SELECT relation::bigint, mode, granted, locktype = 'relation' FROM pg_locks WHERE pid = ?""";

	private final Map<Long, Set<LockMode>> locks = new ConcurrentHashMap<>();

	private final int pid;

	private final Scratch scratch;

	private final Map<Long, Hold> holds = new HashMap<>();

	private final List<Hold> readers = new ArrayList<>();

	private final Thread thread;

	private int waiting;

	private volatile boolean stopped;

	private SeenFromOutside(int pid, List<Hold> holds, Scratch scratch) {
		this.pid = pid;
		this.scratch = scratch;
		holds.forEach((hold) -> this.holds.put(hold.oid(), hold));
		this.readers.addAll(holds);
		this.thread = DaemonThreads.named("check-outside").newThread(this::watch);
		this.thread.start();
	}

	/** Tables that the statement names come first, where there are many. */
	static SeenFromOutside of(Connection session, String sql, Database database, Relations relations, Scratch scratch)
			throws SQLException {
		List<Relation> tables = relations.all()
			.stream()
			.filter(Relation::isTable)
			.sorted(Comparator.comparing((Relation each) -> !sql.contains(bare(each.name()))))
			.limit(MOST_TABLES)
			.toList();
		List<Hold> holds = new ArrayList<>();
		for (Relation table : tables) {
			if (table.kind() == 'r') {
				holds.add(Hold.of(database, table));
			}
		}
		return new SeenFromOutside(session.unwrap(BaseConnection.class).getBackendPID(), holds, scratch);
	}

	private static String bare(String name) {
		return name.substring(name.lastIndexOf('.') + 1);
	}

	private void watch() {
		try (Connection aside = this.scratch.aside()) {
			while (!this.stopped) {
				Set<Long> wanted = look(aside);
				for (Long oid : wanted) {
					Hold hold = this.holds.get(oid);
					if (hold != null) {
						if (!hold.loosen()) {
							this.holds.remove(oid);
						}
						this.waiting = 0;
					}
				}
				this.waiting = wanted.isEmpty() ? 0 : this.waiting + 1;
				if (this.waiting == LOOKS) {
					this.readers.forEach(Hold::close);
				}
			}
		}
		catch (SQLException ex) {
			this.readers.forEach(Hold::close);
		}
	}

	/** What it waits for: relations by number, anything else as 0. */
	private Set<Long> look(Connection aside) throws SQLException {
		return Set.copyOf(Query.all(aside, LOCKS, (row) -> {
			long oid = row.getLong(1);
			if (row.getBoolean(4) && oid >= 16384 && !row.getString(2).equals("SIReadLock")) {
				this.locks.computeIfAbsent(oid, (key) -> EnumSet.noneOf(LockMode.class))
					.add(LockMode.of(row.getString(2)));
			}
			return row.getBoolean(3) ? null : oid;
		}, this.pid));
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
		this.readers.forEach(Hold::close);
	}

}
