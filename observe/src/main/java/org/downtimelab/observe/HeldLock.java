package org.downtimelab.observe;

/**
 * A lock that a session holds.
 *
 * @param relation a table or index of the user's
 * @param mode how
 */
public record HeldLock(String relation, LockMode mode) {
}
