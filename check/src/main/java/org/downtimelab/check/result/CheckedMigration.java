package org.downtimelab.check.result;

import java.util.List;

/**
 * One migration, measured.
 *
 * @param version as Flyway has it; null for a repeatable one
 * @param script its file name
 * @param path of the file, as it was found
 * @param verdict the worst severity of its findings that are not accepted; careful if it
 * was skipped, since nobody knows
 * @param outcome migrated, failed, timed-out or skipped
 * @param error the server's words if it failed; null otherwise
 * @param ms how long the whole script took at the larger size, milliseconds
 * @param statements in the order in which they were sent
 * @param stalls of each table that existed and was touched
 * @param growth of each statement that takes longer with more rows
 * @param findings the worst first
 */
public record CheckedMigration(String version, String script, String path, Verdict verdict, String outcome,
		String error, long ms, List<CheckedStatement> statements, List<Stall> stalls, List<Growth> growth,
		List<Finding> findings) {

	/** Of one that is not played, since an earlier one failed. */
	public static final String SKIPPED = "skipped";

	/** Whether it was not played, so that nothing is known of it. */
	public boolean wasSkipped() {
		return this.outcome.equals(SKIPPED);
	}

}
