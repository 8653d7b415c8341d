package org.downtimelab.check.result;

import java.util.List;

/**
 * A lock on a relation that existed before the migration.
 *
 * @param relation with its schema
 * @param mode the strongest that the statement took, as in pg_locks
 * @param heldMs from when it was granted to the end of its transaction, milliseconds
 * @param waitedMs until it was granted, milliseconds
 * @param blocks who has to wait for it: reads, writes, both or nobody
 */
public record TakenLock(String relation, String mode, long heldMs, long waitedMs, List<String> blocks) {
}
