package org.downtimelab.experiment;

import java.util.List;

import org.downtimelab.experiment.result.RowLockResult;
import org.downtimelab.observe.RowLocks;

/** Who waited for rows behind a path. */
final class RowLockResults {

	private RowLockResults() {
	}

	static List<RowLockResult> of(PathMeasurements measurements) {
		return RowLocks.of(measurements.samples(), measurements.statements(), WatchedPlayer.OTHERS)
			.stream()
			.map((lock) -> new RowLockResult(lock.statement(), lock.relation(), measurements.since(lock.fromMicros()),
					measurements.since(lock.toMicros()), lock.peakWaiters(), lock.waitedMs(), lock.longestMs(),
					lock.waits()
						.stream()
						.map((waits) -> new RowLockResult.RowWaits(waits.application(), waits.query(), waits.count(),
								waits.waitedMs()))
						.toList()))
			.toList();
	}

}
