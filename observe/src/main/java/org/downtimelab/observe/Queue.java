package org.downtimelab.observe;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Who stands behind whom. */
final class Queue {

	private Queue() {
	}

	/** How many wait for one of these sessions, directly or through others. */
	static int behind(Collection<Integer> heads, List<Sample.Waiter> waiters) {
		return behind(heads, waiters, (waiter) -> true);
	}

	/**
	 * How many wait for one of these sessions, or for somebody who does.
	 * @param counts which of those who wait for one of the heads itself
	 */
	static int behind(Collection<Integer> heads, List<Sample.Waiter> waiters, Predicate<Sample.Waiter> counts) {
		Set<Integer> first = Set.copyOf(heads);
		Set<Integer> behind = new HashSet<>();
		boolean grown = true;
		while (grown) {
			grown = false;
			for (Sample.Waiter waiter : waiters) {
				if (!first.contains(waiter.pid())
						&& ((waitsForOne(waiter, first) && counts.test(waiter)) || waitsForOne(waiter, behind))) {
					grown |= behind.add(waiter.pid());
				}
			}
		}
		return behind.size();
	}

	private static boolean waitsForOne(Sample.Waiter waiter, Set<Integer> sessions) {
		return waiter.waitsFor().stream().anyMatch(sessions::contains);
	}

}
