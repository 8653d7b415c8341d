package org.downtimelab.experiment.result;

import java.util.List;

/**
 * A session that others waited for, as part of a chain.
 *
 * @param pid of the session
 * @param application its application_name, or null
 * @param query its current or last one, the first 200 characters
 * @param migration whether it is a migrating session
 * @param lockType relation, row, or another kind of lock as pg_locks names it
 * @param relation the table, as far as it is known, or null
 * @param mode as PostgreSQL names it, or null
 * @param held whether it held the lock, or only wanted it
 * @param blocks "read", "write", both, "row-write", or none
 */
public record ChainLink(int pid, String application, String query, boolean migration, String lockType, String relation,
		String mode, boolean held, List<String> blocks) {
}
