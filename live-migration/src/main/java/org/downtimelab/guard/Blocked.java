package org.downtimelab.guard;

import java.util.Set;

/**
 * Whom a migration blocks: while it holds its lock, and while it waits for it.
 *
 * @param tables whose users
 * @param readsToo whether plain reads are, as under ACCESS EXCLUSIVE, or writes only, as
 * under SHARE ROW EXCLUSIVE (manual, page explicit-locking)
 */
public record Blocked(Set<String> tables, boolean readsToo) {

	/** All reads and writes of the tables: the lock is ACCESS EXCLUSIVE. */
	public static Blocked everythingOn(String... tables) {
		return new Blocked(Set.of(tables), true);
	}

	/** The writes to the tables only: the lock is SHARE ROW EXCLUSIVE. */
	public static Blocked writesTo(String... tables) {
		return new Blocked(Set.of(tables), false);
	}

}
