package org.downtimelab.check.trace;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;

import org.downtimelab.database.Database;

/**
 * A report that somebody has open: a transaction that has read from tables, and keeps its
 * snapshot.
 */
public final class LongRead implements AutoCloseable {

	private final Connection session;

	private LongRead(Connection session) {
		this.session = session;
	}

	/**
	 * Opens one.
	 * @param tables to read from, quoted where SQL needs it
	 */
	public static LongRead of(Database database, Collection<String> tables) throws SQLException {
		Connection session = database.connect("downtime-lab-check-report");
		session.setAutoCommit(false);
		session.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
		try (Statement read = session.createStatement()) {
			read.execute("SELECT 1");
			for (String table : tables) {
				read.execute("SELECT 1 FROM " + table + " LIMIT 1");
			}
		}
		catch (SQLException ex) {
			session.close();
			throw ex;
		}
		return new LongRead(session);
	}

	/** Ends it. */
	@Override
	public synchronized void close() throws SQLException {
		if (!this.session.isClosed()) {
			this.session.rollback();
			this.session.close();
		}
	}

}
