package org.downtimelab.experiment.result;

import java.util.List;

/**
 * Sessions that waited for rows that one statement of the change had changed or locked.
 * Such a lock blocks only writes to the same rows, until its transaction ends. Seen from
 * outside, every 40 ms.
 *
 * @param statement of the change
 * @param relation the table, or null if it is not known
 * @param startMs since the start of the path's baseline: since when the first of them
 * waited
 * @param endMs when one was last seen to wait
 * @param peakWaiters the most sessions that waited at a time, directly or through others
 * @param waitedMs all of their waits together
 * @param longestMs the longest of them
 * @param waits who waited, the longest first
 */
public record RowLockResult(String statement, String relation, double startMs, double endMs, int peakWaiters,
		double waitedMs, double longestMs, List<RowWaits> waits) {

	/**
	 * The waits of one statement of an application.
	 *
	 * @param application its name
	 * @param query that waited, the first 200 characters
	 * @param count how many waits were seen
	 * @param waitedMs all of them together
	 */
	public record RowWaits(String application, String query, int count, double waitedMs) {
	}

}
