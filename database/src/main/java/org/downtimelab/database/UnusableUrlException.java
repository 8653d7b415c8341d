package org.downtimelab.database;

/** A text that is no URL of a PostgreSQL database, so no server was looked for. */
public class UnusableUrlException extends DatabaseException {

	private static final long serialVersionUID = 1L;

	/**
	 * What is wrong with the URL.
	 * @param message with the URL, without the passwords in it, and with the right form
	 */
	public UnusableUrlException(String message) {
		super(message);
	}

}
