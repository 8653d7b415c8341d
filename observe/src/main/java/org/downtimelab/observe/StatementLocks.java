package org.downtimelab.observe;

import java.util.List;

/**
 * A statement with all that is known of its locks, from inside and from outside.
 *
 * @param statement as its session saw it
 * @param ms from sent to returned
 * @param waitedMs the part of it spent waiting for locks, as far as samples saw it: at
 * most a sampling period short for each wait
 * @param locks that it took or wanted
 */
public record StatementLocks(ObservedStatement statement, double ms, double waitedMs, List<LockSpan> locks) {
}
