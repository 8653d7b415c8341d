package org.downtimelab.experiment;

import java.util.Set;

/**
 * What an endpoint does to which table: what a verdict needs to know in order to tell a
 * lock's own victims from the blast radius.
 *
 * @param name as in large-update
 * @param kind read, update, insert or delete
 * @param table that it touches, or null if it touches none
 */
public record EndpointTouch(String name, String kind, String table) {

	static final String UPDATE = "update";

	static final String INSERT = "insert";

	static final String DELETE = "delete";

	private static final Set<String> WRITES = Set.of(UPDATE, INSERT, DELETE);

	public boolean reads() {
		return !writes();
	}

	public boolean writes() {
		return WRITES.contains(this.kind);
	}

	/**
	 * Whether it is blocked by a lock that says of itself that it blocks this: a row that
	 * is inserted is nobody else's.
	 * @param what read, write or row-write
	 */
	public boolean isBlockedBy(String what) {
		return switch (what) {
			case "read" -> reads();
			case "write" -> writes();
			case "row-write" -> writes() && !this.kind.equals(INSERT);
			default -> false;
		};
	}

}
