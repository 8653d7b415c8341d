package org.downtimelab.database;

/**
 * What a user has to know: what was wrong, the value, and what to do. The message stands
 * alone; it never holds a password.
 */
public class DatabaseException extends RuntimeException {

	/**
	 * Something that the user can mend.
	 * @param message what was wrong, the value, and what to do
	 */
	public DatabaseException(String message) {
		super(message);
	}

	/**
	 * Something that the user can mend, and where it came from.
	 * @param message what was wrong, the value, and what to do
	 * @param cause for the log; the message says all that a user needs
	 */
	public DatabaseException(String message, Throwable cause) {
		super(message, cause);
	}

}
