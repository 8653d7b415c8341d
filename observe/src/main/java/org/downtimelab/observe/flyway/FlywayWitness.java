package org.downtimelab.observe.flyway;

import java.sql.SQLException;
import java.util.stream.Collectors;

import org.downtimelab.observe.SessionWitness;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/** Tells a {@link SessionWitness} of each statement that Flyway runs. */
public final class FlywayWitness implements Callback {

	private final SessionWitness witness;

	/**
	 * A callback to register with a Flyway that works on {@code witness.dataSource()}.
	 * @param witness who is told
	 */
	public FlywayWitness(SessionWitness witness) {
		this.witness = witness;
	}

	@Override
	public boolean supports(Event event, Context context) {
		return switch (event) {
			case BEFORE_EACH_MIGRATE_STATEMENT, AFTER_EACH_MIGRATE_STATEMENT, AFTER_EACH_MIGRATE_STATEMENT_ERROR ->
				true;
			default -> false;
		};
	}

	@Override
	public boolean canHandleInTransaction(Event event, Context context) {
		return true;
	}

	@Override
	public void handle(Event event, Context context) {
		String sql = (context.getStatement() != null) ? withoutComment(context.getStatement().getSql()) : "";
		try {
			switch (event) {
				case BEFORE_EACH_MIGRATE_STATEMENT -> this.witness.beforeStatement(context.getConnection());
				case AFTER_EACH_MIGRATE_STATEMENT -> this.witness.afterStatement(context.getConnection(), sql);
				default -> this.witness.statementFailed(context.getConnection(), sql);
			}
		}
		catch (SQLException ex) {
			throw new FlywayException("Cannot see what the session holds: " + ex.getMessage(), ex);
		}
	}

	/** Flyway counts the comment lines above a statement as part of it. */
	private static String withoutComment(String sql) {
		return sql.lines()
			.dropWhile((line) -> line.isBlank() || line.stripLeading().startsWith("--"))
			.collect(Collectors.joining("\n"))
			.strip();
	}

	@Override
	public String getCallbackName() {
		return "downtime-lab-witness";
	}

}
