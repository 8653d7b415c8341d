package org.downtimelab.experiment.writes;

import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;

/** Whether a value that was written and a value that was found are the same. */
final class ValueComparison {

	/** Timestamps are compared as instants, whatever offset they are written with. */
	boolean same(String written, Object found) {
		if (found instanceof OffsetDateTime instant) {
			return instant.toInstant().equals(OffsetDateTime.parse(written).toInstant());
		}
		if (written.equals(found)) {
			return true;
		}
		try {
			return found != null && OffsetDateTime.parse(found.toString()).isEqual(OffsetDateTime.parse(written));
		}
		catch (DateTimeParseException notInstants) {
			return false;
		}
	}

}
