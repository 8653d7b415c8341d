package org.downtimelab.observe;

import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import org.downtimelab.observe.StandIn.Call;

/**
 * A statement of a {@link WatchedSession}, prepared or not. A batch counts as one,
 * because the driver sends it in one go: its text is that of all that was added.
 */
final class WatchedStatement {

	private final WatchedSession session;

	private final Connection connection;

	private final String prepared;

	private final List<String> batch = new ArrayList<>();

	private WatchedStatement(WatchedSession session, Connection connection, String prepared) {
		this.session = session;
		this.connection = connection;
		this.prepared = prepared;
	}

	static Object of(Statement target, Class<?> type, WatchedSession session, Connection connection, String prepared) {
		return StandIn.of(type, target, new WatchedStatement(session, connection, prepared)::made);
	}

	private Object made(Object self, Method method, Object[] given, Call call) throws Throwable {
		String name = method.getName();
		if (name.startsWith("execute")) {
			return execute(name, (given != null) ? (String) given[0] : this.prepared, call);
		}
		if (name.equals("getConnection")) {
			return this.connection;
		}
		Object result = call.make();
		if (name.equals("addBatch") && given != null) {
			this.batch.add((String) given[0]);
		}
		else if (name.equals("clearBatch")) {
			this.batch.clear();
		}
		return result;
	}

	private Object execute(String name, String given, Call call) throws Throwable {
		String sql = given;
		if (name.endsWith("Batch") && !this.batch.isEmpty()) {
			sql = String.join(";\n", this.batch);
			this.batch.clear();
		}
		SentSql sent = new SentSql((sql != null) ? sql : "", this.prepared != null, name.equals("executeQuery"));
		return sent.ofTool() ? this.session.unobserved(call) : this.session.observed(sent, call);
	}

}
