package org.downtimelab.scenario.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicReference;

import javax.sql.DataSource;

/** Somebody who is told of each statement and each commit of a connection. */
interface JdbcCalls {

	/** What a commit is told as, with the statement before it. */
	String COMMIT = "commit after ";

	/**
	 * Makes the call.
	 * @param connection that it is made on, not listened to
	 */
	Object made(Connection connection, String sql, Call call) throws Throwable;

	/** The same source, with its connections listened to. */
	default DataSource on(DataSource source) {
		return proxy(DataSource.class, source, (method, given, call) -> {
			Object result = call.make();
			return (result instanceof Connection connection) ? on(connection) : result;
		});
	}

	private Connection on(Connection connection) {
		AtomicReference<String> last = new AtomicReference<>("");
		return proxy(Connection.class, connection, (method, given, call) -> {
			if (method.equals("commit")) {
				return made(connection, COMMIT + last.get(), call);
			}
			Object result = call.make();
			if (result instanceof Statement statement) {
				String prepared = (given != null) ? String.valueOf(given[0]) : "";
				return on(connection, statement, prepared, last);
			}
			return result;
		});
	}

	private Statement on(Connection connection, Statement statement, String prepared, AtomicReference<String> last) {
		Class<? extends Statement> type = (statement instanceof PreparedStatement) ? PreparedStatement.class
				: Statement.class;
		return proxy(type, statement, (method, given, call) -> {
			if (!method.startsWith("execute")) {
				return call.make();
			}
			last.set((given != null && given[0] instanceof String sql) ? sql : prepared);
			return made(connection, last.get(), call);
		});
	}

	private static <T> T proxy(Class<? extends T> type, T target, Around around) {
		return type.cast(Proxy.newProxyInstance(JdbcCalls.class.getClassLoader(), new Class<?>[] { type },
				(self, method, given) -> around.call(method.getName(), given, () -> {
					try {
						return method.invoke(target, given);
					}
					catch (InvocationTargetException ex) {
						throw ex.getCause();
					}
				})));
	}

	/** The call itself. */
	interface Call {

		Object make() throws Throwable;

	}

	/** What is done instead of a call. */
	interface Around {

		Object call(String method, Object[] given, Call call) throws Throwable;

	}

}
