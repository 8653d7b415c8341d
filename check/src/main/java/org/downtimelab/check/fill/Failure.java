package org.downtimelab.check.fill;

import java.util.stream.Stream;

import org.downtimelab.check.fill.Table.Trigger;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Why the server did not take rows. */
final class Failure {

	private static final String UNIQUE = "23505";

	private static final String EXCLUSION = "23P01";

	private final Table table;

	private final PSQLException exception;

	Failure(Table table, PSQLException exception) {
		this.table = table;
		this.exception = exception;
	}

	boolean isCollision() {
		return UNIQUE.equals(this.exception.getSQLState()) || EXCLUSION.equals(this.exception.getSQLState());
	}

	/** The constraint that rows violated; null if it was none. */
	String constraint() {
		ServerErrorMessage said = this.exception.getServerErrorMessage();
		return (said != null) ? said.getConstraint() : null;
	}

	String words() {
		ServerErrorMessage said = this.exception.getServerErrorMessage();
		if (said == null) {
			return this.exception.getMessage();
		}
		String message = said.getMessage() + ((said.getDetail() != null) ? " (" + said.getDetail() + ")" : "");
		for (Trigger trigger : this.table.triggers()) {
			if (said.getWhere() != null && said.getWhere().contains(trigger.function() + "()")) {
				return "trigger " + trigger.name() + " fails: " + message;
			}
		}
		return (constraint() != null) ? described(this.table, constraint()) + " — " + message : message;
	}

	/** A constraint with its definition. */
	static String described(Table table, String constraint) {
		return Stream
			.concat(table.keys().stream().filter((key) -> key.name().equals(constraint)).map(Key::definition),
					table.checks().stream().filter((check) -> check.name().equals(constraint)).map(Check::definition))
			.findFirst()
			.map((definition) -> constraint + ": " + definition)
			.orElse(constraint);
	}

}
