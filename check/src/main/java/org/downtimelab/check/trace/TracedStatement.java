package org.downtimelab.check.trace;

import java.util.Map;
import java.util.Set;

import org.downtimelab.check.project.ScriptStatement;
import org.downtimelab.observe.LockMode;

/**
 * A statement as it was seen on few rows. Its relations existed before the script, by the
 * names that they had then.
 *
 * @param statement of the script
 * @param transaction its place among the script's transactions, from 0
 * @param alone whether it cannot run in a transaction with others
 * @param took the strongest mode that it took, by relation
 * @param rewrote relations that are in other files since
 * @param read rows that it read, by relation
 * @param changed rows that it updated or deleted, by relation
 * @param waitsMs the longest that it would have waited for a lock; 0 for ever
 */
public record TracedStatement(ScriptStatement statement, int transaction, boolean alone, Map<String, LockMode> took,
		Set<String> rewrote, Map<String, Long> read, Map<String, Long> changed, long waitsMs) {
}
