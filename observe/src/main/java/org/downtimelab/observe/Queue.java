package org.downtimelab.observe;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Who stands behind whom. */
final class Queue {

	private Queue() {
	}

	/** How many wait for one of these sessions, directly or through others. */
	static int behind(Collection<Integer> heads, List<Sample.Waiter> waiters) {
		Set<Integer> behind = new HashSet<>(heads);
		boolean grown = true;
		while (grown) {
			grown = false;
			for (Sample.Waiter waiter : waiters) {
				if (waiter.waitsFor().stream().anyMatch(behind::contains)) {
					grown |= behind.add(waiter.pid());
				}
			}
		}
		behind.removeAll(new HashSet<>(heads));
		return behind.size();
	}

}
