package org.downtimelab.observe;

import java.util.Collection;

/**
 * A lock that a session holds.
 *
 * @param relation a table or index of the user's, with its schema unless that is public
 * @param mode how
 */
public record HeldLock(String relation, LockMode mode) {

	/** Whether one of these, on the same relation, stops all that this one stops. */
	boolean coveredBy(Collection<HeldLock> others) {
		return others.stream()
			.anyMatch((other) -> other.relation.equals(this.relation) && other.mode.covers(this.mode));
	}

}
