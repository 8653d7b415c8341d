package org.downtimelab.observe;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

/**
 * Stands inside the migrating sessions: told before and after each statement, it asks the
 * session, with one query each time, what it holds; and it sees when a transaction ends,
 * for which the sessions must come from {@link #dataSource()}.
 */
public final class SessionWitness {

	private final DataSource target;

	private final List<ObservedStatement> complete = new ArrayList<>();

	/**
	 * A witness of sessions with one database.
	 * @param target where the migration runs
	 */
	public SessionWitness(DataSource target) {
		this.target = target;
	}

	/**
	 * The same database; the ends of its transactions are seen.
	 * @return to hand to Flyway, to a pool, or to use as it is
	 */
	public DataSource dataSource() {
		return (DataSource) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { DataSource.class },
				(proxy, method, arguments) -> {
					try {
						Object result = method.invoke(this.target, arguments);
						return method.getName().equals("getConnection")
								? WatchedSession.connection((Connection) result, this::completed) : result;
					}
					catch (InvocationTargetException ex) {
						throw ex.getCause();
					}
				});
	}

	/**
	 * To be called right before a statement is sent.
	 * @param connection that will send it
	 * @throws SQLException if the session cannot be asked
	 * @throws IllegalArgumentException if it is not one of {@link #dataSource()}
	 */
	public void beforeStatement(Connection connection) throws SQLException {
		session(connection).before();
	}

	/**
	 * To be called right after a statement has returned.
	 * @param connection that sent it
	 * @param sql the statement
	 * @throws SQLException if the session cannot be asked
	 * @throws IllegalArgumentException if it is not one of {@link #dataSource()}
	 */
	public void afterStatement(Connection connection, String sql) throws SQLException {
		session(connection).after(sql);
	}

	/**
	 * To be called when a statement has failed: its transaction is over, and what it held
	 * cannot be asked any more. The server's words have been heard on the connection.
	 * @param connection that sent it
	 * @param sql the statement
	 * @throws SQLException if the connection cannot be unwrapped
	 * @throws IllegalArgumentException if it is not one of {@link #dataSource()}
	 */
	public void statementFailed(Connection connection, String sql) throws SQLException {
		session(connection).failed(sql);
	}

	private static WatchedSession session(Connection connection) throws SQLException {
		if (!connection.isWrapperFor(WatchedConnection.class)) {
			throw new IllegalArgumentException("The commits of " + connection
					+ " cannot be seen: take connections from SessionWitness.dataSource()");
		}
		return connection.unwrap(WatchedConnection.class).session();
	}

	private void completed(ObservedStatement statement) {
		synchronized (this.complete) {
			this.complete.add(statement);
		}
	}

	/**
	 * The statements whose transactions have ended.
	 * @return in the order in which they ended; within a transaction as they were sent
	 */
	public List<ObservedStatement> statements() {
		synchronized (this.complete) {
			return List.copyOf(this.complete);
		}
	}

}
