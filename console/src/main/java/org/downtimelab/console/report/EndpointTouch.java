package org.downtimelab.console.report;

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

	boolean reads() {
		return !writes();
	}

	boolean writes() {
		return WRITES.contains(this.kind);
	}

	/** The word by which a lock says that it blocks such an endpoint. */
	String blockedAs() {
		return writes() ? "write" : "read";
	}

}
