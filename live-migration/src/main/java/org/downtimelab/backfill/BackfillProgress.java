package org.downtimelab.backfill;

import java.time.Duration;

/**
 * How far a backfill has come.
 *
 * @param doneRows that were visited, in earlier runs as well
 * @param changedRows that the statement says it has changed, in earlier runs as well
 * @param fromKey every row has a greater key
 * @param toKey the last one to visit
 * @param lastKey visited up to here
 * @param rowsPerSecond visited in this run, pauses included
 * @param left estimated from this run, as if the keys were spread evenly; zero at the end
 */
public record BackfillProgress(long doneRows, long changedRows, long fromKey, long toKey, long lastKey,
		double rowsPerSecond, Duration left) {

	static BackfillProgress between(Position begun, Position now, Duration elapsed) {
		double seconds = Math.max(1, elapsed.toNanos()) / 1e9;
		double left = now.finished() ? 0
				: seconds * (now.toKey() - (double) now.lastKey()) / (now.lastKey() - (double) begun.lastKey());
		return new BackfillProgress(now.doneRows(), now.changedRows(), now.fromKey(), now.toKey(), now.lastKey(),
				(now.doneRows() - begun.doneRows()) / seconds, Duration.ofMillis(Math.round(left * 1e3)));
	}

}
