package org.downtimelab.experiment.result;

import java.util.List;

/**
 * One lock that a statement took, or wanted.
 *
 * @param relation table or index
 * @param mode as PostgreSQL names it, as in ShareLock
 * @param startMs since the start of the path's baseline: when it was first wanted
 * @param waitedMs how long it was wanted before it was held
 * @param heldMs an upper bound: statement sent, less the wait, to commit returned
 * @param blocks "read", "write", both or none; "row-write", writes to the same rows, if a
 * session was seen waiting for a row that was changed or locked under it
 * @param peakWaiters the most sessions seen standing behind it
 */
public record LockResult(String relation, String mode, double startMs, double waitedMs, double heldMs,
		List<String> blocks, int peakWaiters) {

	/** Later requests queue behind a lock from the moment it is wanted. */
	public double inTheWayMs() {
		return this.waitedMs + this.heldMs;
	}

}
