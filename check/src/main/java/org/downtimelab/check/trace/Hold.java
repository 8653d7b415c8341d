package org.downtimelab.check.trace;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;

import org.downtimelab.check.catalog.Relation;
import org.downtimelab.database.Database;

/**
 * Keeps one table: first all of it, so that whoever wants any lock on it waits; then only
 * a long read of it.
 */
final class Hold {

	private final Relation table;

	private final Connection session;

	private final Savepoint reading;

	private Hold(Relation table, Connection session, Savepoint reading) {
		this.table = table;
		this.session = session;
		this.reading = reading;
	}

	static Hold of(Database database, Relation table) throws SQLException {
		Connection session = database.connect("downtime-lab-check-hold");
		session.setAutoCommit(false);
		session.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
		try (Statement statement = session.createStatement()) {
			statement.execute("SET LOCAL lock_timeout = '2s'");
			statement.execute("SELECT 1 FROM " + table.name() + " LIMIT 1");
			Savepoint reading = session.setSavepoint();
			statement.execute("LOCK TABLE " + table.name() + " IN ACCESS EXCLUSIVE MODE");
			return new Hold(table, session, reading);
		}
		catch (SQLException ex) {
			session.close();
			throw ex;
		}
	}

	long oid() {
		return this.table.oid();
	}

	/** Keeps only the read. */
	void loosen() throws SQLException {
		this.session.rollback(this.reading);
	}

	void close() {
		try {
			this.session.close();
		}
		catch (SQLException isGone) {
			// That is what was wanted.
		}
	}

}
