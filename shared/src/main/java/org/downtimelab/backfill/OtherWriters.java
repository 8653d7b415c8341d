package org.downtimelab.backfill;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * Whether others write on this server, by the transaction ids that it has given away:
 * everybody may see them, and at once. Until it is known, there is traffic.
 *
 * @see <a href=
 * "https://www.postgresql.org/docs/current/functions-info.html#FUNCTIONS-INFO-SNAPSHOT">Transaction
 * ID and Snapshot Information Functions</a>
 */
final class OtherWriters {

	/** Fewer than that a second are housekeeping. */
	private static final double LEAST_PER_SECOND = 5;

	private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

	private static final String NEXT_ID = "SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint";

	private boolean atWork = true;

	private long lookedAt;

	private long nextId;

	private long own;

	/**
	 * Looks, at most once a second; to be called in each transaction of one's own that
	 * writes.
	 */
	void look(Connection connection) throws SQLException {
		this.own++;
		long now = System.nanoTime();
		if (this.lookedAt != 0 && now - this.lookedAt < LOOK_EVERY.toNanos()) {
			return;
		}
		long next = nextId(connection);
		if (this.lookedAt != 0) {
			double seconds = (now - this.lookedAt) / 1e9;
			this.atWork = (next - this.nextId - this.own) / seconds >= LEAST_PER_SECOND;
		}
		this.lookedAt = now;
		this.nextId = next;
		this.own = 0;
	}

	/** Whether there was some in the last second or so. */
	boolean atWork() {
		return this.atWork;
	}

	private static long nextId(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(NEXT_ID)) {
			row.next();
			return row.getLong(1);
		}
	}

}
