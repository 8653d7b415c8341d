package org.downtimelab.migrate;

import java.sql.SQLException;

/** A migration did not go through. The message is the server's own. */
public class MigrationFailed extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String sqlState;

	/**
	 * A migration that failed.
	 * @param version of the migration
	 * @param cause with the server's words in it or below it
	 */
	public MigrationFailed(String version, Throwable cause) {
		super(version + ": " + words(cause), cause);
		SQLException sql = sqlException(cause);
		this.sqlState = (sql != null) ? sql.getSQLState() : null;
	}

	/** The server's error code, as in 55P03 for a lock timeout, or null. */
	public String sqlState() {
		return this.sqlState;
	}

	private static String words(Throwable cause) {
		SQLException sql = sqlException(cause);
		return (sql != null) ? sql.getMessage().replace('\n', ' ') : cause.getMessage();
	}

	/** What the server or the driver said, somewhere below a problem; null if nothing. */
	public static SQLException sqlException(Throwable cause) {
		for (Throwable each = cause; each != null; each = each.getCause()) {
			if (each instanceof SQLException sql) {
				return sql;
			}
		}
		return null;
	}

}
