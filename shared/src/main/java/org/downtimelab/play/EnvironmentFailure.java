package org.downtimelab.play;

import java.sql.SQLException;
import java.util.Optional;

/**
 * Tells the failures of a step that are its environment's from those of its own.
 *
 * @see <a href=
 * "https://www.postgresql.org/docs/current/errcodes-appendix.html">PostgreSQL Error
 * Codes</a>
 */
final class EnvironmentFailure {

	/**
	 * 08: the connection broke. 25P03, 25P04, 57P: the server ended the session, by a
	 * timeout or an administrator's word. 53, 58: disk, memory or connections have run
	 * out. 42501: a privilege is missing.
	 */
	private static final String STATES = "08...|25P0[34]|57P..|53...|58...|42501";

	private EnvironmentFailure() {
	}

	/** Why nothing can be said of a step that ended with this, if that is so. */
	static Optional<String> why(String step, String sqlState, String message) {
		return (sqlState != null && sqlState.matches(STATES))
				? Optional.of("%s ended for a reason that is not its own: %s (SQLState %s)".formatted(step,
						message.lines().findFirst().orElse("").strip(), sqlState))
				: Optional.empty();
	}

	static Optional<String> why(String step, SQLException ex) {
		return why(step, ex.getSQLState(), String.valueOf(ex.getMessage()));
	}

}
