package org.downtimelab.observe;

import java.util.ArrayList;
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
 * @param peakRowWaiters the most sessions among them that waited for a row, directly or
 * through others
 */
public record LockSpan(String relation, LockMode mode, long fromMicros, long toMicros, double waitedMs, double heldMs,
		int peakWaiters, String seenFrom, int peakRowWaiters) {

	/**
	 * What it stops while it is held: "read", "write", or, where somebody was seen
	 * waiting for a row that was changed or locked under it, "row-write": writes to the
	 * same rows.
	 */
	public List<String> blocks() {
		if (this.peakRowWaiters == 0) {
			return this.mode.blocks();
		}
		List<String> blocks = new ArrayList<>(this.mode.blocks());
		blocks.add("row-write");
		return List.copyOf(blocks);
	}

}
