package org.downtimelab.observe;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

/**
 * Stands inside the migrating sessions: before and after each statement that is sent
 * through JDBC it asks the session, with one query each time, what it holds; and it sees
 * when a transaction ends. So it sees whatever migrates, statement by statement: Flyway,
 * Liquibase, a program.
 * <p>
 * What a migration tool sends for itself is left out: to its own tables
 * ({@code flyway_schema_history}, {@code databasechangelog},
 * {@code databasechangeloglock}), to the server's catalogs, and to make its settings. Not
 * seen is what does not go through a JDBC statement: COPY by the driver's own interface.
 * After a rollback to a savepoint, locks that were taken since count as held until the
 * transaction ends.
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
	 * The same database; what its connections send is seen.
	 * @return to hand to a migration tool, to a pool, or to use as it is
	 */
	public DataSource dataSource() {
		return StandIn.of(DataSource.class, this.target, (self, method, given, call) -> {
			Object result = call.make();
			return (result instanceof Connection connection) ? WatchedSession.connection(connection, this::completed)
					: result;
		});
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
