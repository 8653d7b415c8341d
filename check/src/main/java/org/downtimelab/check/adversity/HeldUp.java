package org.downtimelab.check.adversity;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.downtimelab.check.play.StatementWatch;
import org.downtimelab.check.project.ScriptStatement;
import org.downtimelab.check.trace.LongRead;
import org.downtimelab.database.Database;
import org.downtimelab.observe.StandIn.Call;
import org.downtimelab.process.DaemonThreads;
import org.downtimelab.process.Query;

/**
 * Holds up one statement by a long read, for a second at most, in a session whose role
 * has a timeout. A script that sets another one is not struck.
 */
final class HeldUp implements StatementWatch {

	private static final Duration LONGEST = Duration.ofSeconds(1);

	/** Long enough for all statements but the one that is held up. */
	private static final String OF_ROLE = "61s";

	private static final String STRIKES = "150ms";

	private final int index;

	private final Database database;

	private final List<String> tables;

	private final String setting;

	/**
	 * Holds up a statement.
	 * @param setting {@code lock_timeout} or {@code statement_timeout}
	 */
	HeldUp(int index, Database database, List<String> tables, String setting) {
		this.index = index;
		this.database = database;
		this.tables = tables;
		this.setting = setting;
	}

	/** What a session begins with. */
	String ofRole() {
		return set(OF_ROLE);
	}

	private String set(String value) {
		return "SET " + this.setting + " = '" + value + "'";
	}

	@Override
	public Object around(ScriptStatement statement, Connection session, Call call) throws Throwable {
		if (statement.index() != this.index) {
			return call.make();
		}
		ScheduledExecutorService clock = Executors
			.newSingleThreadScheduledExecutor(DaemonThreads.named("check-report"));
		try (LongRead read = LongRead.of(this.database, this.tables)) {
			clock.schedule(() -> {
				read.close();
				return null;
			}, LONGEST.toMillis(), TimeUnit.MILLISECONDS);
			return isOfRole(session) ? struck(session, call) : call.make();
		}
		finally {
			clock.shutdownNow();
		}
	}

	private boolean isOfRole(Connection session) throws SQLException {
		return Query.first(session, "SELECT current_setting('" + this.setting + "')", (row) -> row.getString(1))
			.filter(OF_ROLE::equals)
			.isPresent();
	}

	private Object struck(Connection session, Call call) throws Throwable {
		try (Statement statement = session.createStatement()) {
			statement.execute(set(STRIKES));
			try {
				return call.make();
			}
			finally {
				statement.execute(set(OF_ROLE));
			}
		}
	}

}
