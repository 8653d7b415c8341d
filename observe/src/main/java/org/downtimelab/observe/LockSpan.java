package org.downtimelab.observe;

import java.util.List;

/**
 * A lock over time.
 *
 * @param relation table or index
 * @param mode how
 * @param fromMicros when it was first wanted, since the epoch
 * @param toMicros when it was gone
 * @param waitedMs how long it was wanted before it was held
 * @param heldMs an upper bound for what was seen from inside: statement sent, less the
 * wait, to commit returned; a lower bound, to the sampling period, for what was seen only
 * from outside
 * @param peakWaiters the most sessions that were seen behind it at a time, whether it was
 * held or wanted, directly or through others
 * @param seenFrom "inside" or "outside"
 */
public record LockSpan(String relation, LockMode mode, long fromMicros, long toMicros, double waitedMs, double heldMs,
		int peakWaiters, String seenFrom) {

	/** What it stops while it is held. */
	public List<String> blocks() {
		return this.mode.blocks();
	}

}
