package org.downtimelab.observe;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import javax.sql.DataSource;

/**
 * Stands inside the migrating sessions: told before and after each statement, it asks the
 * session, with one query each time, what it holds; and it sees when a transaction ends,
 * for which the sessions must come from {@link #dataSource()}.
 */
public final class SessionWitness {

	/** What ends a transaction, and with it all table locks. */
	private static final Set<String> ENDS = Set.of("commit", "rollback", "setAutoCommit", "close");

	private final DataSource target;

	private final List<ObservedStatement> complete = new ArrayList<>();

	/** Statements whose transaction has not ended yet. */
	private final List<Unreleased> unreleased = new ArrayList<>();

	private SessionView before;

	private long sentMicros;

	private volatile String lastError;

	/**
	 * A witness of sessions with one database.
	 * @param target where the migration runs
	 */
	public SessionWitness(DataSource target) {
		this.target = target;
	}

	/** The same database; the ends of its transactions are seen. */
	public DataSource dataSource() {
		return (DataSource) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { DataSource.class },
				(proxy, method, arguments) -> {
					Object result = call(this.target, method, arguments);
					return (result instanceof Connection connection) ? watched(connection) : result;
				});
	}

	private Connection watched(Connection connection) {
		InvocationHandler handler = (proxy, method, arguments) -> {
			try {
				Object result = call(connection, method, arguments);
				return (result instanceof Statement statement) ? listened(statement, method.getReturnType()) : result;
			}
			finally {
				if (ENDS.contains(method.getName())) {
					transactionEnded(RunClock.now());
				}
			}
		};
		return (Connection) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { Connection.class },
				handler);
	}

	/** Flyway keeps a statement's error to itself until its migration has ended. */
	private Statement listened(Statement statement, Class<?> type) {
		return (Statement) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { type },
				(proxy, method, arguments) -> {
					try {
						return call(statement, method, arguments);
					}
					catch (SQLException ex) {
						this.lastError = ex.getMessage();
						throw ex;
					}
				});
	}

	private static Object call(Object target, java.lang.reflect.Method method, Object[] arguments) throws Throwable {
		try {
			return method.invoke(target, arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getCause();
		}
	}

	/**
	 * To be called right before a statement is sent.
	 * @param connection that will send it
	 */
	public synchronized void beforeStatement(Connection connection) throws SQLException {
		this.before = SessionView.of(connection);
		this.sentMicros = RunClock.now();
	}

	/**
	 * To be called right after a statement has returned.
	 * @param connection that sent it
	 * @param sql the statement
	 */
	public synchronized void afterStatement(Connection connection, String sql) throws SQLException {
		long returned = RunClock.now();
		SessionView after = SessionView.of(connection);
		List<HeldLock> taken = new ArrayList<>(after.locks());
		taken.removeAll(this.before.locks());
		List<String> created = new ArrayList<>(after.files().keySet());
		created.removeAll(this.before.files().keySet());
		taken.removeIf((lock) -> created.contains(lock.relation()));
		this.unreleased.add(new Unreleased(sql, after.backendPid(), this.sentMicros, returned, taken, created,
				after.rewrittenSince(this.before), null));
		if (connection.getAutoCommit()) {
			transactionEnded(returned);
		}
	}

	/**
	 * To be called when a statement has failed: its transaction is over, and what it held
	 * cannot be asked any more.
	 * @param sql the statement
	 */
	public synchronized void statementFailed(String sql) {
		long returned = RunClock.now();
		int pid = (this.before != null) ? this.before.backendPid() : 0;
		this.unreleased.add(new Unreleased(sql, pid, this.sentMicros, returned, List.of(), List.of(), List.of(),
				(this.lastError != null) ? this.lastError : "failed"));
		transactionEnded(returned);
	}

	private synchronized void transactionEnded(long micros) {
		for (Unreleased statement : this.unreleased) {
			this.complete.add(new ObservedStatement(statement.sql, statement.pid, statement.sent, statement.returned,
					Math.max(micros, statement.returned), statement.locks, statement.created, statement.rewrote,
					statement.error));
		}
		this.unreleased.clear();
	}

	/** The statements whose transactions have ended, in order. */
	public synchronized List<ObservedStatement> statements() {
		return List.copyOf(this.complete);
	}

	private record Unreleased(String sql, int pid, long sent, long returned, List<HeldLock> locks, List<String> created,
			List<String> rewrote, String error) {
	}

}
