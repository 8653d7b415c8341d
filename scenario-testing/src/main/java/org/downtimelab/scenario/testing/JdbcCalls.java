package org.downtimelab.scenario.testing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicReference;

import javax.sql.DataSource;

import org.downtimelab.observe.StandIn;

/** Somebody who is told of each statement and each commit of a connection. */
interface JdbcCalls {

	/** What a commit is told as, with the statement before it. */
	String COMMIT = "commit after ";

	/**
	 * Makes the call.
	 * @param connection that it is made on, not listened to
	 */
	Object made(Connection connection, String sql, StandIn.Call call) throws Throwable;

	/** The same source, with its connections listened to. */
	default DataSource on(DataSource source) {
		return StandIn.of(DataSource.class, source, (self, method, given, call) -> {
			Object result = call.make();
			return (result instanceof Connection connection) ? on(connection) : result;
		});
	}

	private Connection on(Connection connection) {
		AtomicReference<String> last = new AtomicReference<>("");
		return StandIn.of(Connection.class, connection, (self, method, given, call) -> {
			if (method.getName().equals("commit")) {
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
		return StandIn.of(type, statement, (self, method, given, call) -> {
			if (!method.getName().startsWith("execute")) {
				return call.make();
			}
			last.set((given != null && given[0] instanceof String sql) ? sql : prepared);
			return made(connection, last.get(), call);
		});
	}

}
