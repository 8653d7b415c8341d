package org.downtimelab.scenario;

import java.util.Set;

/**
 * What stands still while a migration holds its lock, and behind it while it waits for
 * one.
 *
 * @param tables on which it does
 * @param readsToo whether plain reads do, as under ACCESS EXCLUSIVE, or writes only, as
 * under SHARE ROW EXCLUSIVE (manual, page explicit-locking)
 */
public record Traffic(Set<String> tables, boolean readsToo) {

	/** All reads and writes of the tables: the lock is ACCESS EXCLUSIVE. */
	public static Traffic everythingOn(String... tables) {
		return new Traffic(Set.of(tables), true);
	}

	/** The writes to the tables only: the lock is SHARE ROW EXCLUSIVE. */
	public static Traffic writesTo(String... tables) {
		return new Traffic(Set.of(tables), false);
	}

}
