package org.downtimelab.experiment.writes;

import java.util.List;
import java.util.stream.Stream;

/**
 * What became of the acknowledged writes.
 *
 * @param acknowledged how many there were
 * @param lost how many of them are not in the table
 * @param lostAt when each lost one was acknowledged, in microseconds since the epoch
 * @param examples at most three lost ones, in words: id, acknowledged, found
 */
public record WriteAudit(long acknowledged, long lost, List<Long> lostAt, List<String> examples) {

	static final int EXAMPLES = 3;

	public static final WriteAudit NONE = new WriteAudit(0, 0, List.of(), List.of());

	/** This audit and another's, as one. */
	public WriteAudit plus(WriteAudit other) {
		return new WriteAudit(this.acknowledged + other.acknowledged, this.lost + other.lost,
				Stream.concat(this.lostAt.stream(), other.lostAt.stream()).toList(),
				Stream.concat(this.examples.stream(), other.examples.stream()).limit(EXAMPLES).toList());
	}

}
