package org.downtimelab.observe;

import java.util.List;

import org.downtimelab.process.RunClock;

/**
 * Sessions that waited for rows that one statement of a change had changed or locked.
 * They could still do all else with the table. Seen from outside: a wait between two
 * looks is not seen, and each is up to a sampling period short. Times are microseconds
 * since the epoch, by {@link RunClock}.
 *
 * @param statement of the change that has the rows
 * @param relation the table, or null if it is not known
 * @param fromMicros since when the first of them waited
 * @param toMicros when one was last seen to wait
 * @param peakWaiters the most sessions that waited at a time, directly or through others
 * @param waitedMs all of their waits together
 * @param longestMs the longest of them
 * @param waits who waited, the longest first
 */
public record RowLock(String statement, String relation, long fromMicros, long toMicros, int peakWaiters,
		double waitedMs, double longestMs, List<Waits> waits) {

	/**
	 * The waits of one statement of an application.
	 *
	 * @param application its name
	 * @param query that waited, the first 200 characters
	 * @param count how many waits were seen
	 * @param waitedMs all of them together
	 */
	public record Waits(String application, String query, int count, double waitedMs) {
	}

}
