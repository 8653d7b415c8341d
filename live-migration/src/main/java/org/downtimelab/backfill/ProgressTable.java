package org.downtimelab.backfill;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The table {@code backfill_progress}: one row per backfill that has begun and is not
 * forgotten. It lives in the first schema of the search_path.
 *
 * @param connection in a transaction
 */
record ProgressTable(Connection connection) {

	private static final String CREATE = """
			CREATE TABLE IF NOT EXISTS backfill_progress (
			  name         text PRIMARY KEY,
			  batch_sql    text NOT NULL,
			  from_key     bigint NOT NULL,
			  to_key       bigint NOT NULL,
			  last_key     bigint NOT NULL,
			  done_rows    bigint NOT NULL DEFAULT 0,
			  changed_rows bigint NOT NULL DEFAULT 0,
			  begun_at     timestamptz NOT NULL DEFAULT now(),
			  last_seen_at timestamptz NOT NULL DEFAULT now()
			)""";

	/** Both ends come from the primary key, one look each. */
	private static final String INSERT = """
			INSERT INTO backfill_progress (name, batch_sql, from_key, last_key, to_key)
			SELECT ?, ?, coalesce(min(id) - 1, 0), coalesce(min(id) - 1, 0), coalesce(max(id), 0) FROM %s
			ON CONFLICT (name) DO NOTHING""";

	private static final String READ = """
			SELECT batch_sql, from_key, to_key, last_key, done_rows, changed_rows
			FROM backfill_progress
			WHERE name = ?""";

	private static final String WRITE = """
			UPDATE backfill_progress
			SET last_key = ?, done_rows = ?, changed_rows = ?, last_seen_at = clock_timestamp()
			WHERE name = ?""";

	/** The driver sends both in one round trip, and counts the rows of the first. */
	private static final String WRITE_AND_COMMIT_AT_ONCE = WRITE + "; SET LOCAL synchronous_commit = off";

	Position begin(Backfill backfill) throws SQLException {
		alone();
		execute(CREATE);
		try (PreparedStatement insert = this.connection.prepareStatement(INSERT.formatted(backfill.table()))) {
			insert.setString(1, backfill.name());
			insert.setString(2, backfill.batchSql());
			insert.executeUpdate();
		}
		try (PreparedStatement query = this.connection.prepareStatement(READ)) {
			query.setString(1, backfill.name());
			try (ResultSet row = query.executeQuery()) {
				row.next();
				refuseOther(backfill, row.getString(1));
				return new Position(row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5), row.getLong(6));
			}
		}
	}

	/**
	 * Writes how far it is, as the last statement of a batch.
	 * @param waitsForDisk whether the commit does, and so for all before it, because WAL
	 * is written in order. If not, a crash of the server may lose the rows of the batch
	 * and its progress, together. Beside others a batch waits, or their commits would
	 * wait for the WAL of several batches
	 */
	void write(String name, Position position, boolean waitsForDisk) throws SQLException {
		try (PreparedStatement update = this.connection
			.prepareStatement(waitsForDisk ? WRITE : WRITE_AND_COMMIT_AT_ONCE)) {
			update.setLong(1, position.lastKey());
			update.setLong(2, position.doneRows());
			update.setLong(3, position.changedRows());
			update.setString(4, name);
			if (update.executeUpdate() != 1) {
				throw new SQLException("The row of the backfill '" + name
						+ "' in backfill_progress has been deleted: this batch is rolled back. Run it again, and it starts from the beginning");
			}
		}
	}

	void forget(String name) throws SQLException {
		alone();
		if (!isTrue("SELECT to_regclass('backfill_progress') IS NOT NULL")) {
			return;
		}
		try (PreparedStatement delete = this.connection
			.prepareStatement("DELETE FROM backfill_progress WHERE name = ?")) {
			delete.setString(1, name);
			delete.executeUpdate();
		}
		if (isTrue("SELECT NOT EXISTS (SELECT FROM backfill_progress)")) {
			execute("DROP TABLE backfill_progress");
		}
	}

	/**
	 * One at a time makes or drops the table, until its transaction ends: two that make
	 * it at once would fail on a duplicate key of the catalog.
	 */
	private void alone() throws SQLException {
		execute("SELECT pg_advisory_xact_lock(hashtextextended('backfill_progress', 0))");
	}

	private static void refuseOther(Backfill backfill, String begunWith) throws BackfillRefused {
		if (!backfill.batchSql().equals(begunWith)) {
			throw new BackfillRefused("The backfill '" + backfill.name()
					+ "' was begun with another statement: go on with that one, give this one a name of its own, or"
					+ " forget() how far it came. It was begun with: " + begunWith);
		}
	}

	private boolean isTrue(String sql) throws SQLException {
		try (Statement statement = this.connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
			row.next();
			return row.getBoolean(1);
		}
	}

	private void execute(String sql) throws SQLException {
		try (Statement statement = this.connection.createStatement()) {
			statement.execute(sql);
		}
	}

}
