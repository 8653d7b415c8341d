package org.downtimelab.experiment;

import org.downtimelab.process.LabException;

/** An instance of a release did not get as far as serving users. */
public class ReleaseFailed extends LabException {

	private static final long serialVersionUID = 1L;

	ReleaseFailed(String message) {
		super(message);
	}

	/**
	 * A failure.
	 * @param message says why, in words
	 */
	public ReleaseFailed(String message, Throwable cause) {
		super(message, cause);
	}

}
