package org.downtimelab.process;

/**
 * Something outside the lab's own code is wrong. The message says what, with its value,
 * and what to do; no stack trace adds to it.
 */
public class LabException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public LabException(String message) {
		super(message);
	}

	public LabException(String message, Throwable cause) {
		super(message, cause);
	}

}
