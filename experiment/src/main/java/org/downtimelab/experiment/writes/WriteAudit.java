package org.downtimelab.experiment.writes;

import java.util.List;

/**
 * What became of the acknowledged writes.
 *
 * @param acknowledged how many there were
 * @param lost how many of them are not in the table
 * @param examples at most three lost ones, in words: id, acknowledged, found
 */
public record WriteAudit(long acknowledged, long lost, List<String> examples) {

	static final int EXAMPLES = 3;

	public static final WriteAudit NONE = new WriteAudit(0, 0, List.of());

	/** This audit and another's, as one. */
	public WriteAudit plus(WriteAudit other) {
		List<String> examples = java.util.stream.Stream.concat(this.examples.stream(), other.examples.stream())
			.limit(EXAMPLES)
			.toList();
		return new WriteAudit(this.acknowledged + other.acknowledged, this.lost + other.lost, examples);
	}

}
