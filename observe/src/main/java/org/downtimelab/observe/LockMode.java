package org.downtimelab.observe;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The modes of a table lock, weakest first, and which of them conflict (manual, page
 * explicit-locking, table "Conflicting Lock Modes").
 */
public enum LockMode {

	ACCESS_SHARE("AccessShareLock"), ROW_SHARE("RowShareLock"), ROW_EXCLUSIVE("RowExclusiveLock"),
	SHARE_UPDATE_EXCLUSIVE("ShareUpdateExclusiveLock"), SHARE("ShareLock"),
	SHARE_ROW_EXCLUSIVE("ShareRowExclusiveLock"), EXCLUSIVE("ExclusiveLock"), ACCESS_EXCLUSIVE("AccessExclusiveLock");

	private final String pgName;

	LockMode(String pgName) {
		this.pgName = pgName;
	}

	/**
	 * The mode by the name that {@code pg_locks} gives it.
	 * @param pgName as in ShareLock
	 * @throws IllegalArgumentException if there is no such mode
	 */
	public static LockMode of(String pgName) {
		for (LockMode mode : values()) {
			if (mode.pgName.equals(pgName)) {
				return mode;
			}
		}
		throw new IllegalArgumentException(
				"PostgreSQL has no table lock mode '" + pgName + "': give a name of pg_locks, as in ShareLock");
	}

	/** As {@code pg_locks} names it. */
	public String pgName() {
		return this.pgName;
	}

	/** Whether two sessions cannot hold the two modes on one table at a time. */
	public boolean conflictsWith(LockMode other) {
		return conflicts().contains(other);
	}

	/** Whether it stops all that the other mode stops, so that the other adds nothing. */
	boolean covers(LockMode other) {
		return conflicts().containsAll(other.conflicts());
	}

	/** Whether rows are changed or locked under it, and those who want them wait. */
	boolean ofRows() {
		return this == ROW_EXCLUSIVE || this == ROW_SHARE;
	}

	private Set<LockMode> conflicts() {
		return switch (this) {
			case ACCESS_SHARE -> EnumSet.of(ACCESS_EXCLUSIVE);
			case ROW_SHARE -> EnumSet.of(EXCLUSIVE, ACCESS_EXCLUSIVE);
			case ROW_EXCLUSIVE -> EnumSet.range(SHARE, ACCESS_EXCLUSIVE);
			case SHARE_UPDATE_EXCLUSIVE -> EnumSet.range(SHARE_UPDATE_EXCLUSIVE, ACCESS_EXCLUSIVE);
			case SHARE -> EnumSet.complementOf(EnumSet.of(ACCESS_SHARE, ROW_SHARE, SHARE));
			case SHARE_ROW_EXCLUSIVE -> EnumSet.range(ROW_EXCLUSIVE, ACCESS_EXCLUSIVE);
			case EXCLUSIVE -> EnumSet.range(ROW_SHARE, ACCESS_EXCLUSIVE);
			case ACCESS_EXCLUSIVE -> EnumSet.allOf(LockMode.class);
		};
	}

	/**
	 * What it stops while it is held: "read" (a plain SELECT), "write" (INSERT, UPDATE,
	 * DELETE), both or none.
	 */
	public List<String> blocks() {
		List<String> blocked = new ArrayList<>();
		if (conflictsWith(ACCESS_SHARE)) {
			blocked.add("read");
		}
		if (conflictsWith(ROW_EXCLUSIVE)) {
			blocked.add("write");
		}
		return List.copyOf(blocked);
	}

}
