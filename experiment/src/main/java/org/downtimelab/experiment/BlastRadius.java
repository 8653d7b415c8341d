package org.downtimelab.experiment;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.downtimelab.experiment.result.ChainLink;
import org.downtimelab.experiment.result.ChainResult;
import org.downtimelab.experiment.result.EndpointResult;
import org.downtimelab.experiment.result.LockResult;
import org.downtimelab.experiment.result.PathResult;
import org.downtimelab.experiment.result.Stretch;

/**
 * The endpoints that went down although nothing stood in their way at that moment: no
 * lock of the path on their table, and no chain of waiting sessions there, that blocks
 * what they do to it. (Nor was it the schema that broke their release:
 * {@link PathResult#breaks}.)
 * <p>
 * A lock that was only wanted counts as well: PostgreSQL queues later requests behind it
 * (<a href="https://www.postgresql.org/docs/18/explicit-locking.html">Explicit
 * Locking</a>,
 * <a href="https://www.postgresql.org/docs/18/view-pg-locks.html">pg_locks</a>). A row
 * lock counts if somebody was seen waiting for it.
 */
public final class BlastRadius {

	private final List<LockResult> locks;

	private final List<ChainResult> chains;

	private BlastRadius(List<LockResult> locks, List<ChainResult> chains) {
		this.locks = locks;
		this.chains = chains;
	}

	static BlastRadius of(PathResult measured) {
		return new BlastRadius(measured.steps()
			.stream()
			.flatMap((step) -> step.statements().stream())
			.flatMap((statement) -> statement.locks().stream())
			.toList(), measured.chains());
	}

	/** The locks that stood in this endpoint's way, at any time. */
	List<LockResult> against(EndpointTouch endpoint) {
		return this.locks.stream()
			.filter((lock) -> lock.relation().equals(endpoint.table()))
			.filter((lock) -> lock.blocks().stream().anyMatch(endpoint::isBlockedBy))
			.toList();
	}

	/** Whether a lock stood in this endpoint's way while it was down. */
	boolean locked(EndpointTouch down, EndpointResult seen) {
		return against(down).stream().anyMatch((lock) -> meanwhile(seen, stretch(lock)));
	}

	/** The chain that kept this endpoint waiting for longest while it was down. */
	Optional<ChainResult> chain(EndpointTouch down, EndpointResult seen) {
		return this.chains.stream()
			.filter((chain) -> chain.links().stream().anyMatch((link) -> blocks(link, down)))
			.filter((chain) -> meanwhile(seen, chain.stretch()))
			.max(Comparator.comparingDouble(ChainResult::longestWaitMs));
	}

	boolean holds(EndpointTouch down, EndpointResult seen) {
		return !locked(down, seen) && chain(down, seen).isEmpty();
	}

	private static boolean blocks(ChainLink link, EndpointTouch endpoint) {
		return link.relation() != null && link.relation().equals(endpoint.table())
				&& link.blocks().stream().anyMatch(endpoint::isBlockedBy);
	}

	private static Stretch stretch(LockResult lock) {
		return new Stretch(lock.startMs(), lock.startMs() + lock.waitedMs() + lock.heldMs());
	}

	/** A result that was recorded earlier does not say when somebody was down. */
	private static boolean meanwhile(EndpointResult seen, Stretch there) {
		return seen.outages().isEmpty() || seen.outages().stream().anyMatch(there::meets);
	}

}
