package org.downtimelab.check.measure;

import org.downtimelab.check.project.ScriptStatement;

/**
 * A statement on many rows.
 *
 * @param statement of the script
 * @param sentMicros when it was sent
 * @param returnedMicros when it returned
 * @param releasedMicros when its transaction had ended
 * @param waitedMs for locks, milliseconds
 */
public record TimedStatement(ScriptStatement statement, long sentMicros, long returnedMicros, long releasedMicros,
		long waitedMs) {

	/** From sent to returned, milliseconds. */
	public long ms() {
		return Math.round((this.returnedMicros - this.sentMicros) / 1e3);
	}

	/** From sent, less the wait, to the end of its transaction, milliseconds. */
	public long heldMs() {
		return Math.max(0, Math.round((this.releasedMicros - this.sentMicros) / 1e3) - this.waitedMs);
	}

}
