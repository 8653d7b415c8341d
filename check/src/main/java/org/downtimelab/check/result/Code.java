package org.downtimelab.check.result;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The kinds of findings. New ones are added; none is renamed. */
public enum Code {

	/** Reads of a table waited. */
	BLOCKS_READS,

	/** Writes of a table waited. */
	BLOCKS_WRITES,

	/** A table that existed got new files. */
	REWRITES,

	/** Most rows of a table are locked in one transaction. */
	ROW_LOCKS,

	/** It waits behind a long read with no bound, and everybody waits behind it. */
	LOCK_QUEUE,

	/** The release that runs now would fail. */
	BREAKS_RUNNING_RELEASE,

	/** Rows or values are gone. */
	DESTROYS_DATA,

	/** It fails. */
	FAILS,

	/** An index or a constraint is left that is not valid. */
	LEAVES_INVALID,

	/** After a failure half-way, repair and migrate do not finish it. */
	NOT_RETRYABLE,

	/** A column has lost its statistics. */
	NO_STATISTICS,

	/** It takes long, though it blocks nobody. */
	LONG,

	/** Data that the running release may write would violate a new constraint. */
	TIGHTENS,

	/** The way back does not lead back. */
	UNDO_DIFFERS,

	/** A query that used an index reads the whole table now. */
	SLOWER_PLAN,

	/** A delete of a row that others refer to reads the whole table of those. */
	SCANS_ON_DELETE,

	/** Queries that compare the values of a new column fail. */
	NOT_COMPARABLE;

	/** As in the JSON: in small letters, with hyphens. */
	@JsonValue
	public String word() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
