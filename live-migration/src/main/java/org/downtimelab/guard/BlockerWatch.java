package org.downtimelab.guard;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

import javax.sql.DataSource;

import org.downtimelab.guard.Blocker.Sort;

/**
 * Sees, from a session that locks nothing, whose locks are in the way of a migration, and
 * for how long. A transaction that was in the way a while ago and still is would outlast
 * a try of that length: everyone would queue behind the try, and it would be in vain. An
 * autovacuum is cancelled, where the role may do that; all others are waited for.
 */
final class BlockerWatch implements AutoCloseable {

	/**
	 * Of the modes, only two let a SHARE ROW EXCLUSIVE in beside them. A backend without
	 * a role that locks a table is an autovacuum worker: a role without pg_read_all_stats
	 * sees neither its type nor its query. It freezes a table that is older than the
	 * setting or the table's own option says, whichever is less.
	 */
	private static final String IN_THE_WAY = """
			SELECT l.virtualtransaction, coalesce(l.pid, 0), concat_ws(' on ', l.mode, l.relation::regclass),
			       l.relation::regclass, a.pid IS NOT NULL AND a.usesysid IS NULL, a.query,
			       age(c.relfrozenxid) > least(current_setting('autovacuum_freeze_max_age')::bigint, o.xids)
			       OR mxid_age(c.relminmxid)
			          > least(current_setting('autovacuum_multixact_freeze_max_age')::bigint, o.multixacts),
			       coalesce(nullif(a.application_name, '') || ', ', '') || 'user ' || a.usename,
			       (extract(epoch FROM clock_timestamp() - a.xact_start) * 1000)::bigint
			FROM pg_locks l
			JOIN pg_class c ON c.oid = l.relation
			CROSS JOIN LATERAL (
			  SELECT min(option_value::bigint) FILTER (WHERE option_name = 'autovacuum_freeze_max_age') AS xids,
			         min(option_value::bigint) FILTER (WHERE option_name = 'autovacuum_multixact_freeze_max_age')
			           AS multixacts
			  FROM pg_options_to_table(c.reloptions)) o
			LEFT JOIN pg_stat_activity a ON a.pid = l.pid
			WHERE l.granted AND l.pid IS DISTINCT FROM pg_backend_pid() AND l.locktype = 'relation'
			  AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
			  AND l.relation IN (SELECT to_regclass(name) FROM unnest(?) AS name)
			  AND (? OR l.mode NOT IN ('AccessShareLock', 'RowShareLock'))""";

	/**
	 * Only while it still belongs to no role: the pid may have become somebody else's.
	 */
	private static final String CANCEL = """
			SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE pid = ? AND usesysid IS NULL""";

	/** PostgreSQL's insufficient_privilege. */
	private static final String MAY_NOT = "42501";

	private final Set<String> waitedFor = new LinkedHashSet<>();

	private final Set<String> told = new LinkedHashSet<>();

	private final Connection session;

	private final Blocked blocked;

	private final Consumer<String> listener;

	private boolean mayCancel = true;

	/**
	 * A lookout.
	 * @param database where it opens a session
	 * @param blocked whom the migration blocks
	 * @param listener is told once of each transaction that is waited for or cancelled
	 */
	BlockerWatch(DataSource database, Blocked blocked, Consumer<String> listener) throws SQLException {
		this.session = database.getConnection();
		this.blocked = blocked;
		this.listener = listener;
	}

	/**
	 * Waits until nobody is in the way who was so a while ago already.
	 * @param patience how long to wait at most
	 * @param aWhile between two looks
	 * @return who is in the way still, or empty when nobody is
	 */
	Optional<Blocker> awaitClearWay(Duration patience, Duration aWhile) throws SQLException {
		long deadline = System.nanoTime() + patience.toNanos();
		Map<String, Blocker> before = inTheWay();
		while (!before.isEmpty()) {
			LockSupport.parkNanos(aWhile.toNanos());
			Map<String, Blocker> now = inTheWay();
			Set<String> seen = before.keySet();
			List<Blocker> stay = now.values().stream().filter((each) -> seen.contains(each.transaction())).toList();
			if (stay.isEmpty()) {
				return Optional.empty();
			}
			for (Blocker each : stay) {
				clear(each);
			}
			if (System.nanoTime() - deadline >= 0 || Thread.currentThread().isInterrupted()) {
				return Optional.of(stay.get(0));
			}
			before = now;
		}
		return Optional.empty();
	}

	/** Whom it has waited for so far, in words. */
	List<String> waitedFor() {
		return List.copyOf(this.waitedFor);
	}

	private void clear(Blocker blocker) throws SQLException {
		boolean cancelled = blocker.sort() == Sort.AUTOVACUUM && cancel(blocker);
		if (this.told.add(blocker.transaction())) {
			this.waitedFor.add(blocker.words());
			this.listener.accept(cancelled ? "cancels " + blocker.words() + ": it comes back by itself"
					: "waits for " + blocker.words());
		}
	}

	private boolean cancel(Blocker autovacuum) throws SQLException {
		if (!this.mayCancel) {
			return false;
		}
		try (PreparedStatement cancel = this.session.prepareStatement(CANCEL)) {
			cancel.setInt(1, autovacuum.pid());
			cancel.execute();
			return true;
		}
		catch (SQLException ex) {
			if (!MAY_NOT.equals(ex.getSQLState())) {
				throw ex;
			}
			this.mayCancel = false;
			return false;
		}
	}

	/** By transaction, the locks that the migration's own conflicts with. */
	private Map<String, Blocker> inTheWay() throws SQLException {
		Map<String, Blocker> found = new LinkedHashMap<>();
		try (PreparedStatement query = this.session.prepareStatement(IN_THE_WAY)) {
			query.setArray(1, this.session.createArrayOf("text", this.blocked.tables().toArray()));
			query.setBoolean(2, this.blocked.readsToo());
			try (ResultSet lock = query.executeQuery()) {
				while (lock.next()) {
					found.put(lock.getString(1), blocker(lock));
				}
			}
		}
		return found;
	}

	private static Blocker blocker(ResultSet lock) throws SQLException {
		long openMs = lock.getLong(9);
		Duration open = lock.wasNull() ? null : Duration.ofMillis(openMs);
		return new Blocker(lock.getString(1), lock.getInt(2), lock.getString(3), lock.getString(4),
				Sort.of(lock.getBoolean(5), lock.getString(6), lock.getBoolean(7)), lock.getString(8), open);
	}

	@Override
	public void close() throws SQLException {
		this.session.close();
	}

}
