package org.downtimelab.observe;

import java.lang.reflect.Method;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.downtimelab.observe.StandIn.Call;
import org.downtimelab.process.RunClock;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/**
 * One session: its statements, and the ends of its transactions. Table locks last until
 * the transaction ends, so a statement is complete only then. The driver knows from each
 * answer of the server whether a transaction is open or has failed.
 */
final class WatchedSession {

	private final Connection target;

	private final BaseConnection driver;

	private final Consumer<ObservedStatement> complete;

	/** Statements whose transaction has not ended yet. */
	private final List<ObservedStatement> unreleased = new ArrayList<>();

	/** Whether the transaction has had one: an error may then not be its end. */
	private boolean savepoint;

	private WatchedSession(Connection target, Consumer<ObservedStatement> complete) throws SQLException {
		this.target = target;
		this.driver = target.unwrap(BaseConnection.class);
		this.complete = complete;
	}

	static Connection connection(Connection target, Consumer<ObservedStatement> complete) throws SQLException {
		return StandIn.of(Connection.class, target, new WatchedSession(target, complete)::made);
	}

	private Object made(Object self, Method method, Object[] given, Call call) throws Throwable {
		return switch (method.getName()) {
			case "commit", "rollback", "close", "abort", "setAutoCommit" -> unobserved(call);
			case "setSavepoint" -> {
				this.savepoint = true;
				yield call.make();
			}
			case "createStatement", "prepareStatement", "prepareCall" -> {
				String prepared = method.getName().startsWith("prepare") ? (String) given[0] : null;
				yield WatchedStatement.of((Statement) call.make(), method.getReturnType(), this, (Connection) self,
						prepared);
			}
			case "getMetaData" -> StandIn.of(DatabaseMetaData.class, call.make(),
					(metaData, asked, with, ask) -> asked.getName().equals("getConnection") ? self : ask.make());
			default -> call.make();
		};
	}

	/** Makes a call that may end the transaction, if only by an error. */
	Object unobserved(Call call) throws Throwable {
		try {
			return call.make();
		}
		finally {
			long returned = RunClock.now();
			synchronized (this) {
				if (isOver()) {
					ended(returned);
				}
			}
		}
	}

	/**
	 * Makes a call that sends a statement, between two looks at the session. There are
	 * none at a statement that locks nothing: after BEGIN no query may precede SET
	 * TRANSACTION; nor in a transaction that has failed, in which only a ROLLBACK goes
	 * through.
	 */
	synchronized Object observed(SentSql sql, Call call) throws Throwable {
		boolean looks = !sql.locksNothing() && this.driver.getTransactionState() != TransactionState.FAILED;
		SessionView before = looks ? SessionView.of(this.target) : SessionView.NOTHING;
		this.savepoint |= sql.setsSavepoint();
		long sent = RunClock.now();
		Object result = null;
		SQLException error = null;
		try {
			result = call.make();
		}
		catch (SQLException ex) {
			error = ex;
		}
		long returned = RunClock.now();
		// The second look may begin the next transaction.
		boolean over = isOver();
		SessionChange change = new SessionChange(before,
				(looks && error == null) ? SessionView.of(this.target) : before);
		if (change.released() && !this.savepoint) {
			ended(returned);
		}
		this.unreleased.add(new ObservedStatement(sql.sql(), this.driver.getBackendPID(), sent, returned, returned,
				change.locks(), change.created(), change.rewrote(), words(error)));
		if (over) {
			ended(returned);
		}
		if (error != null) {
			throw error;
		}
		return result;
	}

	private static String words(SQLException error) {
		if (error == null) {
			return null;
		}
		boolean batch = error instanceof BatchUpdateException && error.getNextException() != null;
		return (batch ? error.getNextException() : error).getMessage();
	}

	/**
	 * Without a savepoint an error is the end of a transaction, and its locks go at once,
	 * before any ROLLBACK.
	 */
	private boolean isOver() throws SQLException {
		return this.driver.isClosed() || switch (this.driver.getTransactionState()) {
			case IDLE -> true;
			case OPEN -> false;
			case FAILED -> !this.savepoint;
		};
	}

	private void ended(long micros) {
		this.unreleased.forEach((statement) -> this.complete.accept(statement.releasedAt(micros)));
		this.unreleased.clear();
		this.savepoint = false;
	}

}
