package org.downtimelab.check.trace;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import org.downtimelab.check.catalog.Relation;
import org.downtimelab.database.Database;

/**
 * Keeps one table: first all of it, so that a statement waits for any lock; then only its
 * schema, so that a statement waits if it wants more than to read and write rows; then
 * only a long read of it. VACUUM looks at its table with ACCESS SHARE before it wants
 * SHARE UPDATE EXCLUSIVE.
 */
final class Hold {

	private final Relation table;

	private final Connection session;

	/** What is kept after the next loosening, and after the one that follows. */
	private final Deque<Savepoint> weaker;

	private Hold(Relation table, Connection session, Deque<Savepoint> weaker) {
		this.table = table;
		this.session = session;
		this.weaker = weaker;
	}

	static Hold of(Database database, Relation table) throws SQLException {
		Connection session = database.connect("downtime-lab-check-hold");
		session.setAutoCommit(false);
		session.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
		try (Statement statement = session.createStatement()) {
			statement.execute("SET LOCAL lock_timeout = '2s'");
			statement.execute("SELECT 1 FROM " + table.name() + " LIMIT 1");
			Deque<Savepoint> weaker = new ArrayDeque<>();
			for (String mode : List.of("SHARE UPDATE EXCLUSIVE", "ACCESS EXCLUSIVE")) {
				weaker.push(session.setSavepoint());
				statement.execute("LOCK TABLE " + table.name() + " IN " + mode + " MODE");
			}
			return new Hold(table, session, weaker);
		}
		catch (SQLException ex) {
			session.close();
			throw ex;
		}
	}

	long oid() {
		return this.table.oid();
	}

	/**
	 * Keeps less.
	 * @return whether it keeps more than the read
	 */
	boolean loosen() throws SQLException {
		this.session.rollback(this.weaker.pop());
		return !this.weaker.isEmpty();
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
