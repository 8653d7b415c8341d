package org.downtimelab.experiment.result;

import java.util.List;

/**
 * One statement of a migration.
 *
 * @param sql as it was sent
 * @param ms from sent to returned
 * @param waitedMs the part of it spent waiting for locks
 * @param error what it failed with, or null
 * @param locks on the tables and indexes of the schema
 * @param rewrote the relations whose rows it wrote again, every one
 */
public record StatementResult(String sql, double ms, double waitedMs, String error, List<LockResult> locks,
		List<String> rewrote) {
}
