package org.downtimelab.database;

import java.sql.SQLException;
import java.util.Optional;

import org.postgresql.util.PSQLException;

/**
 * Turns what the server said into what a user can act on.
 *
 * @see <a href= "https://www.postgresql.org/docs/current/errcodes-appendix.html">Error
 * Codes</a>
 */
final class Failure {

	private static final String DISK_FULL = "53100";

	private Failure() {
	}

	/**
	 * What a statement of the lab ran into.
	 * @param doing completes "Cannot …"
	 */
	static DatabaseException of(String doing, SQLException ex) {
		String state = String.valueOf(ex.getSQLState());
		if (state.equals(DISK_FULL)) {
			return new DatabaseException("disk full: cannot " + doing + ": " + said(ex)
					+ ". Free some space on the server's disk, or ask for fewer rows", ex);
		}
		return new DatabaseException("Cannot " + doing + ": " + said(ex) + " (SQLState " + state + ")", ex);
	}

	/**
	 * The same, if somewhere below the exception the server said that its disk is full.
	 */
	static Optional<DatabaseException> diskFull(String doing, Throwable thrown) {
		for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
			if (cause instanceof SQLException ex && DISK_FULL.equals(ex.getSQLState())) {
				return Optional.of(of(doing, ex));
			}
		}
		return Optional.empty();
	}

	/** The server's own sentence, without its hints and the driver's additions. */
	private static String said(SQLException ex) {
		return (ex instanceof PSQLException server && server.getServerErrorMessage() != null)
				? server.getServerErrorMessage().getMessage() : ex.getMessage();
	}

}
