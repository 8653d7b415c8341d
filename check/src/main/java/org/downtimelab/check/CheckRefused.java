package org.downtimelab.check;

import org.downtimelab.process.LabException;

/** A folder that cannot be checked as it is; the message says why and what to do. */
public class CheckRefused extends LabException {

	private static final long serialVersionUID = 1L;

	/**
	 * A refusal.
	 * @param message what was wrong, the value, and what to do
	 */
	public CheckRefused(String message) {
		super(message);
	}

	/** A refusal that something else led to. */
	public CheckRefused(String message, Throwable cause) {
		super(message, cause);
	}

}
