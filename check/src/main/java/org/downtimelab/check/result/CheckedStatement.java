package org.downtimelab.check.result;

import java.util.List;

/**
 * One statement of a script, as it was played at the larger size.
 *
 * @param line where it begins, from 1
 * @param sql as it was sent
 * @param ms how long it took, milliseconds
 * @param locks on relations that existed before the migration
 * @param rewrote relations that existed before and have new files, with their schema
 */
public record CheckedStatement(int line, String sql, long ms, List<TakenLock> locks, List<String> rewrote) {
}
