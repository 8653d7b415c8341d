package org.downtimelab.backfill;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * Whether others write on this server, by the transaction ids that it has given away:
 * everybody may see them, and at once. The first second is not known yet: in it, others
 * write, unless all other sessions have been idle for the second before.
 *
 * @see <a href=
 * "https://www.postgresql.org/docs/current/functions-info.html#FUNCTIONS-INFO-SNAPSHOT">Transaction
 * ID and Snapshot Information Functions</a>
 */
final class OtherWriters {

	/** Fewer than that a second are housekeeping. */
	private static final double LEAST_PER_SECOND = 5;

	private static final Duration LOOK_EVERY = Duration.ofMillis(250);

	private static final String NEXT_ID = "SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint";

	/**
	 * The state and the kind of a session are null to those who may not see them. Such a
	 * session counts as busy.
	 */
	private static final String BUSY = """
			SELECT EXISTS (
			  SELECT FROM pg_stat_activity
			  WHERE pid <> pg_backend_pid() AND datid IS NOT NULL
			    AND coalesce(backend_type, 'client backend') = 'client backend'
			    AND (state IS DISTINCT FROM 'idle' OR state_change > clock_timestamp() - interval '1 second'))""";

	private boolean atWork = true;

	private long windowBegan;

	private long lookedAt;

	private long nextId;

	private long own;

	/**
	 * Looks, at most four times a second; to be called in each transaction of one's own,
	 * before it writes.
	 */
	void look(Connection connection) throws SQLException {
		long now = System.nanoTime();
		if (this.windowBegan == 0) {
			begin(connection, now);
		}
		else if (now - this.lookedAt >= LOOK_EVERY.toNanos()) {
			count(connection, now);
		}
		this.own++;
	}

	private void begin(Connection connection, long now) throws SQLException {
		try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(BUSY)) {
			row.next();
			this.atWork = row.getBoolean(1);
		}
		beginWindow(now, nextId(connection));
	}

	/** Those who come are seen before the second is over. */
	private void count(Connection connection, long now) throws SQLException {
		long next = nextId(connection);
		this.lookedAt = now;
		double seconds = (now - this.windowBegan) / 1e9;
		boolean enough = next - this.nextId - this.own >= LEAST_PER_SECOND * Math.max(1, seconds);
		if (enough || seconds >= 1) {
			this.atWork = enough;
			beginWindow(now, next);
		}
	}

	private void beginWindow(long now, long next) {
		this.windowBegan = now;
		this.lookedAt = now;
		this.nextId = next;
		this.own = 0;
	}

	private static long nextId(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(NEXT_ID)) {
			row.next();
			return row.getLong(1);
		}
	}

	/** Whether others wrote in the last second or so. */
	boolean atWork() {
		return this.atWork;
	}

}
