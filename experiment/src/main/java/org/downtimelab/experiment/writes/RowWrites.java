package org.downtimelab.experiment.writes;

import java.util.List;

import org.downtimelab.traffic.Request;

/**
 * All writes of one row, acknowledged or not. As a rule there is one; when a run has more
 * updates than the table has rows, there are several, and which was the last is known
 * only as far as their times do not overlap.
 *
 * @param writes at least one of them acknowledged
 */
record RowWrites(long id, List<Request> writes) {

	long acknowledged() {
		return this.writes.stream().filter((write) -> !write.failed()).count();
	}

	/** Whether the row may hold this value, if nothing was lost. */
	boolean mayHold(Object found, ValueComparison comparison) {
		long lastAcknowledgedBegan = this.writes.stream()
			.filter((write) -> !write.failed())
			.mapToLong(Request::sent)
			.max()
			.orElseThrow();
		return this.writes.stream()
			.filter((write) -> write.end() >= lastAcknowledgedBegan)
			.anyMatch((write) -> comparison.same(write.value(), found));
	}

	/** The write that was acknowledged last. */
	Request lastAcknowledged() {
		return this.writes.stream()
			.filter((write) -> !write.failed())
			.reduce((first, second) -> (second.sent() > first.sent()) ? second : first)
			.orElseThrow();
	}

	/**
	 * When its lost writes were acknowledged: the last one's, or all if the row is gone.
	 */
	List<Long> lostAt(boolean there) {
		return there ? List.of(lastAcknowledged().end())
				: this.writes.stream().filter((write) -> !write.failed()).map(Request::end).toList();
	}

}
