package org.downtimelab.backfill;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/** A session that is cut off in the middle, as by {@code kill -9} of its client. */
final class Killed implements Calls {

	private static final Set<String> INSTANTS = Set.of("createStatement", "prepareStatement", "commit");

	private int left;

	private Killed(int calls) {
		this.left = calls;
	}

	/** It survives that many calls, and dies right after the next. */
	static Killed after(int calls) {
		return new Killed(calls);
	}

	boolean died() {
		return this.left < 0;
	}

	@Override
	public void made(Connection connection, String method) throws SQLException {
		if (INSTANTS.contains(method) && this.left-- == 0) {
			connection.abort(Runnable::run);
			throw new SQLException("killed after " + method, "08006");
		}
	}

}
