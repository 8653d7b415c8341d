package org.downtimelab.report;

/** What the figures leave out, to stand where they stand. */
final class Footnote {

	/** For a terminal: one line. */
	static final String SHORT = "One server, no standbys. No checkpoint runs during a path: WAL and backfills look cheaper.";

	static final String LONG = "The lab measures one server and no standbys. No checkpoint runs during a path: the lab"
			+ " runs CHECKPOINT before each path, and its own server has a large max_wal_size. So WAL and backfills"
			+ " look cheaper here than in production.";

	private Footnote() {
	}

}
