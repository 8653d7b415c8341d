package org.downtimelab.console.report;

import java.util.List;

import org.downtimelab.console.result.EndpointResult;
import org.downtimelab.console.result.LockResult;
import org.downtimelab.console.result.PathResult;

/**
 * The endpoints that went down although no lock of the path stood in their way: none on
 * their table that blocks what they do to it. (Nor was it the schema that broke their
 * release: that is an {@link Incompatibility}.)
 * <p>
 * A lock that was only wanted counts as well: PostgreSQL queues later requests behind it
 * (<a href="https://www.postgresql.org/docs/18/explicit-locking.html">Explicit
 * Locking</a>,
 * <a href="https://www.postgresql.org/docs/18/view-pg-locks.html">pg_locks</a>).
 */
final class BlastRadius {

	private final List<LockResult> locks;

	private BlastRadius(List<LockResult> locks) {
		this.locks = locks;
	}

	static BlastRadius of(PathResult measured) {
		return new BlastRadius(measured.steps()
			.stream()
			.flatMap((step) -> step.statements().stream())
			.flatMap((statement) -> statement.locks().stream())
			.toList());
	}

	/** The locks that stood in this endpoint's way. */
	List<LockResult> against(EndpointTouch endpoint) {
		return this.locks.stream()
			.filter((lock) -> lock.relation().equals(endpoint.table()))
			.filter((lock) -> lock.blocks().contains(endpoint.blockedAs()))
			.toList();
	}

	boolean holds(EndpointTouch down) {
		return against(down).isEmpty();
	}

	/** Why endpoints went down that no lock held up, as far as the application says. */
	static String why(PathResult path) {
		return (path.peakWaitingForConnection() > 0)
				? "up to %s of one instance waited for a connection of its pool"
					.formatted(Figures.count(path.peakWaitingForConnection(), "request thread"))
				: "no request thread was seen waiting for a connection";
	}

	static boolean down(EndpointResult endpoint) {
		return endpoint.failed() + endpoint.slow() > 0 || endpoint.downtimeMs() > 0;
	}

}
