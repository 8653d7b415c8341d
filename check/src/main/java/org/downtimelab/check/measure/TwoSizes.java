package org.downtimelab.check.measure;

import java.util.List;
import java.util.Map;

import org.downtimelab.check.measure.TimedPlay.Timed;
import org.downtimelab.check.plan.ScanningDelete;
import org.downtimelab.check.plan.SlowerLookup;

/**
 * What two plays on many rows have shown.
 *
 * @param small the play at a quarter of the rows; null if it was not needed
 * @param large the play at all rows, with users; null if it was not needed
 * @param rows of each filled table in the large one
 * @param withoutStatistics columns that had statistics and have none
 * @param slower look-ups that used an index and read the whole table now
 * @param deletes that read a whole table for a foreign key
 */
public record TwoSizes(Timed small, Timed large, Map<String, Long> rows, List<String> withoutStatistics,
		List<SlowerLookup> slower, List<ScanningDelete> deletes) {

	/** Neither was needed. */
	public static final TwoSizes NOT_PLAYED = new TwoSizes(null, null, Map.of(), List.of(), List.of(), List.of());

}
