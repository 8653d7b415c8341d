package org.downtimelab.console.run;

import org.downtimelab.console.LabException;

/** An instance of a release did not get as far as serving users. */
class ReleaseFailed extends LabException {

	private static final long serialVersionUID = 1L;

	ReleaseFailed(String message) {
		super(message);
	}

	ReleaseFailed(String message, Throwable cause) {
		super(message, cause);
	}

}
