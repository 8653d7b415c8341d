package org.downtimelab.backfill;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The keys of one batch.
 *
 * @param after every key is greater
 * @param to the last one
 * @param rows that there are
 */
record Range(long after, long to, long rows) {

	/**
	 * As many keys as asked for, and so no more rows than that. Nothing is read: whether
	 * there is a row for each key, the batch itself will show.
	 */
	static Range ofKeys(Position position, int keys) {
		long to = Math.min(position.toKey(), position.lastKey() + keys);
		return new Range(position.lastKey(), to, to - position.lastKey());
	}

	/** The same keys, with the rows that there are. */
	Range counted(Connection connection, String table) throws SQLException {
		return of(connection, table, new Position(0, this.to, this.after, 0, 0), Integer.MAX_VALUE);
	}

	/** Whether there is a row for each key. */
	boolean hasNoGaps() {
		return this.rows == this.to - this.after;
	}

	/**
	 * As many rows as asked for, however far apart their keys are: read in the order of
	 * the primary key, so gaps cost nothing.
	 */
	static Range of(Connection connection, String table, Position position, int rows) throws SQLException {
		String sql = """
				SELECT count(*), max(id)
				FROM (SELECT id FROM %s WHERE id > ? AND id <= ? ORDER BY id LIMIT ?) AS batch""".formatted(table);
		try (PreparedStatement query = connection.prepareStatement(sql)) {
			query.setLong(1, position.lastKey());
			query.setLong(2, position.toKey());
			query.setInt(3, rows);
			try (ResultSet found = query.executeQuery()) {
				found.next();
				long count = found.getLong(1);
				long to = (count < rows) ? position.toKey() : found.getLong(2);
				return new Range(position.lastKey(), to, count);
			}
		}
	}

}
