package org.downtimelab.experiment.result;

import java.util.List;

/**
 * Sessions that waited for one that is no part of the migration, or that had to wait
 * itself. Seen from outside, every 40 ms.
 *
 * @param sinceMs since the start of the path's baseline: when the first of them began to
 * wait
 * @param durationMs until it was last seen
 * @param longestWaitMs the longest that one of them was seen to wait
 * @param peakWaiters the most sessions that stood behind the first link at a time
 * @param links who was in the way: the first was waited for by those sessions, each other
 * one by the link before it
 * @param words the chain in one sentence
 */
public record ChainResult(double sinceMs, double durationMs, double longestWaitMs, int peakWaiters,
		List<ChainLink> links, String words) {

	/** When it was there. */
	public Stretch stretch() {
		return new Stretch(this.sinceMs, this.sinceMs + this.durationMs);
	}

}
