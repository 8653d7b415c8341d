package org.downtimelab.observe;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.downtimelab.process.RunClock;

/**
 * One session: its statements, and the ends of its transactions. Table locks last until
 * the transaction ends, so a statement is complete only then.
 */
final class WatchedSession implements InvocationHandler {

	private final Connection target;

	private final Consumer<ObservedStatement> complete;

	/** Statements whose transaction has not ended yet. */
	private final List<ObservedStatement> unreleased = new ArrayList<>();

	private SessionView before;

	private long sentMicros;

	private volatile String lastError;

	private WatchedSession(Connection target, Consumer<ObservedStatement> complete) {
		this.target = target;
		this.complete = complete;
	}

	static Connection connection(Connection target, Consumer<ObservedStatement> complete) {
		return (Connection) Proxy.newProxyInstance(WatchedSession.class.getClassLoader(),
				new Class<?>[] { WatchedConnection.class }, new WatchedSession(target, complete));
	}

	@Override
	public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
		switch (method.getName()) {
			case "session":
				return this;
			case "isWrapperFor", "unwrap":
				if (arguments[0] == WatchedConnection.class) {
					return method.getName().equals("unwrap") ? proxy : Boolean.TRUE;
				}
				break;
			case "equals":
				return proxy == arguments[0];
			default:
		}
		try {
			Object result = method.invoke(this.target, arguments);
			return (result instanceof Statement statement) ? listened(statement, method.getReturnType()) : result;
		}
		catch (InvocationTargetException ex) {
			throw ex.getCause();
		}
		finally {
			if (endsTransaction(method, arguments)) {
				transactionEnded(RunClock.now());
			}
		}
	}

	/** Flyway keeps a statement's error to itself until its migration has ended. */
	private Object listened(Statement statement, Class<?> type) {
		return Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { type },
				(proxy, method, arguments) -> {
					try {
						return method.invoke(statement, arguments);
					}
					catch (InvocationTargetException ex) {
						this.lastError = ex.getCause().getMessage();
						throw ex.getCause();
					}
				});
	}

	private static boolean endsTransaction(Method method, Object[] arguments) {
		return switch (method.getName()) {
			case "commit", "close", "abort" -> true;
			case "rollback" -> arguments == null;
			case "setAutoCommit" -> arguments[0].equals(true);
			default -> false;
		};
	}

	synchronized void before() throws SQLException {
		this.before = SessionView.of(this.target);
		this.lastError = null;
		this.sentMicros = RunClock.now();
	}

	synchronized void after(String sql) throws SQLException {
		long returned = RunClock.now();
		if (this.before == null) {
			throw new IllegalStateException("A statement has returned that was not announced: call beforeStatement"
					+ " right before it is sent. It is: " + sql);
		}
		SessionChange change = new SessionChange(this.before, SessionView.of(this.target));
		if (change.released()) {
			transactionEnded(returned);
		}
		this.unreleased.add(new ObservedStatement(sql, this.before.backendPid(), this.sentMicros, returned, returned,
				change.locks(), change.created(), change.rewrote(), null));
		this.before = null;
		if (this.target.getAutoCommit()) {
			transactionEnded(returned);
		}
	}

	/** An error ends the transaction, and its locks go at once, before any ROLLBACK. */
	synchronized void failed(String sql) {
		long returned = RunClock.now();
		int pid = (this.before != null) ? this.before.backendPid() : 0;
		long sent = (this.before != null) ? this.sentMicros : returned;
		this.unreleased.add(new ObservedStatement(sql, pid, sent, returned, returned, List.of(), List.of(), List.of(),
				(this.lastError != null) ? this.lastError : "failed, in words that nobody heard"));
		this.before = null;
		transactionEnded(returned);
	}

	private synchronized void transactionEnded(long micros) {
		this.unreleased.forEach((statement) -> this.complete.accept(statement.releasedAt(micros)));
		this.unreleased.clear();
	}

}
