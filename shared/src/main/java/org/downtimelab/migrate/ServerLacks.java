package org.downtimelab.migrate;

import java.util.Set;

/**
 * A step could not be tried because of the server, not because of the change: it has no
 * room, memory or connection left, its disk fails, or the role lacks a privilege. Such a
 * path says nothing of its change.
 */
public class ServerLacks extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * Insufficient resources and system errors.
	 *
	 * @see <a href= "https://www.postgresql.org/docs/current/errcodes-appendix.html">The
	 * classes of PostgreSQL's error codes</a>
	 */
	private static final Set<String> CLASSES = Set.of("53", "58");

	private static final String INSUFFICIENT_PRIVILEGE = "42501";

	/**
	 * Something that the server lacks.
	 * @param step that needed it
	 * @param cause with the server's words
	 */
	public ServerLacks(String step, Throwable cause) {
		super("The path has no verdict, since " + step + " could not be tried: " + cause.getMessage(), cause);
	}

	/**
	 * Whether this is what an error code says.
	 * @param sqlState five characters, or null
	 */
	public static boolean says(String sqlState) {
		return sqlState != null && sqlState.length() == 5
				&& (CLASSES.contains(sqlState.substring(0, 2)) || sqlState.equals(INSUFFICIENT_PRIVILEGE));
	}

}
