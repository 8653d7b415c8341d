package org.downtimelab.check.play;

import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import javax.sql.DataSource;

import org.downtimelab.check.project.ParsedScript;
import org.downtimelab.check.project.ScriptStatement;
import org.downtimelab.observe.StandIn;
import org.downtimelab.observe.StandIn.Call;
import org.postgresql.core.BaseConnection;

/**
 * The sessions in which Flyway plays one script. A statement of the script is known by
 * its text and its place; all else is Flyway's own.
 */
final class WatchedScript {

	private final DataSource target;

	private final List<ScriptStatement> statements;

	private final StatementWatch watch;

	private final Deadline deadline;

	/** The sessions of Flyway, by process. */
	private final Set<Integer> sessions = ConcurrentHashMap.newKeySet();

	private int next;

	WatchedScript(DataSource target, ParsedScript script, StatementWatch watch, Deadline deadline) {
		this.target = target;
		this.statements = (script != null) ? script.statements() : List.of();
		this.watch = watch;
		this.deadline = deadline;
	}

	DataSource dataSource() {
		return StandIn.of(DataSource.class, this.target, (self, method, given, call) -> {
			Object result = call.make();
			return (result instanceof Connection connection) ? connection(connection) : result;
		});
	}

	private Connection connection(Connection connection) throws SQLException {
		int pid = connection.unwrap(BaseConnection.class).getBackendPID();
		this.sessions.add(pid);
		return StandIn.of(Connection.class, connection, (self, method, given, call) -> switch (method.getName()) {
			case "createStatement", "prepareStatement" -> {
				String prepared = (given != null && given[0] instanceof String sql) ? sql : null;
				yield statement((Statement) call.make(), method.getReturnType(), connection, pid, prepared);
			}
			case "commit", "rollback", "setAutoCommit" -> {
				Object result = this.deadline.bounded(pid, this.sessions, call);
				if (connection.getAutoCommit() || !method.getName().equals("setAutoCommit")) {
					this.watch.transactionEnded(connection);
				}
				yield result;
			}
			default -> call.make();
		});
	}

	private Object statement(Statement target, Class<?> type, Connection session, int pid, String prepared) {
		return StandIn.of(type, target,
				(self, method, given, call) -> execute(method, given, prepared, session, pid, call));
	}

	private Object execute(Method method, Object[] given, String prepared, Connection session, int pid, Call call)
			throws Throwable {
		if (!method.getName().startsWith("execute")) {
			return call.make();
		}
		String sql = (given != null && given[0] instanceof String text) ? text : prepared;
		ScriptStatement statement = expected(sql);
		Call bounded = () -> this.deadline.bounded(pid, this.sessions, call);
		return (statement != null) ? this.watch.around(statement, session, bounded) : bounded.make();
	}

	/** The script's next statement, if this is it. */
	private ScriptStatement expected(String sql) {
		if (sql == null || this.next >= this.statements.size()) {
			return null;
		}
		ScriptStatement statement = this.statements.get(this.next);
		if (!statement.sql().equals(sql) && !alike(statement.sql(), sql)) {
			return null;
		}
		this.next++;
		return statement;
	}

	/**
	 * Flyway's own placeholders, such as its timestamp, differ from one time to the next.
	 */
	private static boolean alike(String parsed, String sent) {
		int same = 0;
		while (same < parsed.length() && same < sent.length() && parsed.charAt(same) == sent.charAt(same)) {
			same++;
		}
		return same >= 12 && parsed.substring(same).contains("public");
	}

}
