package org.downtimelab.backfill;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

import javax.sql.DataSource;

/**
 * The session of a backfill. It holds an advisory lock on the backfill's name, which ends
 * with the session, however that ends (manual, page explicit-locking, "Advisory Locks").
 */
final class Session implements AutoCloseable {

	private static final String LOCK_TIMED_OUT = "55P03";

	/** The server notices that a client was killed once its statement has ended. */
	private static final Duration A_KILLED_ONE_IS_GONE = Duration.ofSeconds(5);

	private final Connection connection;

	private final String lock;

	private Session(Connection connection, String backfill) {
		this.connection = connection;
		this.lock = "backfill " + backfill;
	}

	/**
	 * Opens it.
	 * @throws BackfillRefused if another session runs this backfill
	 */
	static Session open(DataSource database, Backfill backfill) throws SQLException {
		Connection connection = database.getConnection();
		Session session = new Session(connection, backfill.name());
		try {
			connection.setAutoCommit(false);
			session.transaction(A_KILLED_ONE_IS_GONE, (opened) -> session.advisory("pg_advisory_lock"));
			return session;
		}
		catch (SQLException ex) {
			try (connection) {
				if (LOCK_TIMED_OUT.equals(ex.getSQLState())) {
					throw new BackfillRefused("The backfill '" + backfill.name()
							+ "' is running in another session: let that one end, or end it (pg_locks shows its pid, locktype advisory)",
							ex);
				}
				throw ex;
			}
		}
	}

	/**
	 * Does the work and commits it, or rolls all of it back. In REPEATABLE READ, which
	 * may be the database's default, a batch would fail at the first of its rows that
	 * somebody else changed meanwhile. A {@code statement_timeout} of the role's has no
	 * part in it.
	 */
	<T> T transaction(Duration lockTimeout, Work<T> work) throws SQLException {
		try {
			try (Statement statement = this.connection.createStatement()) {
				statement.execute("SET TRANSACTION ISOLATION LEVEL READ COMMITTED; SET LOCAL statement_timeout = 0;"
						+ " SET LOCAL lock_timeout = '" + lockTimeout.toMillis() + "ms'");
			}
			T result = work.in(this.connection);
			this.connection.commit();
			return result;
		}
		catch (SQLException | RuntimeException ex) {
			try {
				this.connection.rollback();
			}
			catch (SQLException lost) {
				ex.addSuppressed(lost);
			}
			throw ex;
		}
	}

	/** Gives the connection back as it was, for those who take it from a pool. */
	@Override
	public void close() throws SQLException {
		try (this.connection) {
			if (!this.connection.isClosed()) {
				advisory("pg_advisory_unlock");
				this.connection.commit();
				this.connection.setAutoCommit(true);
			}
		}
	}

	private Void advisory(String function) throws SQLException {
		try (PreparedStatement call = this.connection
			.prepareStatement("SELECT " + function + "(hashtextextended(?, 0))")) {
			call.setString(1, this.lock);
			call.execute();
			return null;
		}
	}

	/** What is done in a transaction. */
	interface Work<T> {

		T in(Connection connection) throws SQLException;

	}

}
