package org.downtimelab.play;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

import javax.sql.DataSource;

import org.downtimelab.scenario.Blocked;

/**
 * Sees, from a session that locks nothing, whose locks are in the way of a migration, and
 * for how long. A transaction that was in the way a while ago and still is would outlast
 * a try of that length: everyone would queue behind the try, and it would be in vain.
 */
final class Lookout implements AutoCloseable {

	/** Of the modes, only these two let a SHARE ROW EXCLUSIVE in beside them. */
	private static final String IN_THE_WAY = """
			SELECT virtualtransaction, concat_ws(' ', mode, 'on', relation::regclass, 'of session', pid)
			FROM pg_locks
			WHERE granted AND pid IS DISTINCT FROM pg_backend_pid() AND locktype = 'relation'
			  AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
			  AND relation IN (SELECT to_regclass(name) FROM unnest(?) AS name)
			  AND (? OR mode NOT IN ('AccessShareLock', 'RowShareLock'))""";

	private final Connection session;

	private final Blocked blocked;

	Lookout(DataSource database, Blocked blocked) throws SQLException {
		this.session = database.getConnection();
		this.blocked = blocked;
	}

	/**
	 * Waits until nobody is in the way who was so a while ago already.
	 * @param patience how long to wait at most
	 * @param aWhile between two looks
	 * @return who is in the way still, or empty when nobody is
	 */
	Optional<String> awaitClearWay(Duration patience, Duration aWhile) throws SQLException {
		long deadline = System.nanoTime() + patience.toNanos();
		Map<String, String> before = inTheWay();
		while (!before.isEmpty()) {
			LockSupport.parkNanos(aWhile.toNanos());
			Map<String, String> now = inTheWay();
			Optional<String> stays = now.keySet().stream().filter(before::containsKey).findFirst().map(now::get);
			if (stays.isEmpty() || System.nanoTime() - deadline >= 0 || Thread.currentThread().isInterrupted()) {
				return stays;
			}
			before = now;
		}
		return Optional.empty();
	}

	/** By transaction, the locks that the migration's own conflicts with. */
	private Map<String, String> inTheWay() throws SQLException {
		Map<String, String> found = new LinkedHashMap<>();
		try (PreparedStatement query = this.session.prepareStatement(IN_THE_WAY)) {
			query.setArray(1, this.session.createArrayOf("text", this.blocked.tables().toArray()));
			query.setBoolean(2, this.blocked.readsToo());
			try (ResultSet lock = query.executeQuery()) {
				while (lock.next()) {
					found.put(lock.getString(1), lock.getString(2));
				}
			}
		}
		return found;
	}

	@Override
	public void close() throws SQLException {
		this.session.close();
	}

}
