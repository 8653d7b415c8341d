package org.downtimelab.report;

/** What the figures leave out, to stand where they stand. */
final class Footnote {

	/** For a terminal: one line. */
	static final String SHORT = "One server: standbys are not measured. No checkpoints in a path: WAL and backfills look cheaper.";

	static final String LONG = "One server: standbys are not measured. Checkpoints are kept out of the paths: a CHECKPOINT"
			+ " comes before each, and max_wal_size is large on the lab's own server. So the figures of WAL and"
			+ " backfills look better than in production.";

	private Footnote() {
	}

}
