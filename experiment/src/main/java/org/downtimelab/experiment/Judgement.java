package org.downtimelab.experiment;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.downtimelab.experiment.result.ChainResult;
import org.downtimelab.experiment.result.EndpointResult;
import org.downtimelab.experiment.result.LockResult;
import org.downtimelab.experiment.result.PathResult;

/**
 * Whom a path hurt, and what stood in their way.
 *
 * @param touches the endpoints under load, the canary aside
 * @param hurt those of them that had an attributable bad request
 * @param chain the chain that kept users waiting for longest, where it was not the
 * migration's own lock
 * @param longestLock the lock that stood in the way of an endpoint for longest
 * @param locksAtOtherTimes whether a lock of the path would have stood in the way of one
 * that was hurt, had it been there then
 */
public record Judgement(List<EndpointTouch> touches, List<Hurt> hurt, Optional<ChainResult> chain,
		Optional<LockResult> longestLock, boolean locksAtOtherTimes) {

	/**
	 * Judges a path.
	 * @param measured its figures; verdict and blast radius in it are not looked at
	 * @param touches the endpoints under load, the canary aside
	 * @return the judgement
	 * @throws IllegalArgumentException if an endpoint was measured that is not among the
	 * touches
	 */
	public static Judgement of(PathResult measured, List<EndpointTouch> touches) {
		BlastRadius radius = BlastRadius.of(measured);
		List<Hurt> hurt = measured.endpoints().stream().filter((seen) -> seen.attributableBad() > 0).map((seen) -> {
			EndpointTouch touch = touch(seen.name(), touches);
			return new Hurt(touch, seen, radius.holds(touch, seen) && !measured.breaks(touch.name()));
		}).toList();
		return new Judgement(touches, hurt, chain(radius, hurt), longest(radius, touches),
				hurt.stream().anyMatch((each) -> !radius.against(each.touch()).isEmpty()));
	}

	/** The endpoints that were hurt though nothing stood in their way. */
	public List<String> blastRadius() {
		return this.hurt.stream().filter(Hurt::blast).map((each) -> each.touch().name()).toList();
	}

	private static Optional<ChainResult> chain(BlastRadius radius, List<Hurt> hurt) {
		return hurt.stream()
			.filter((each) -> !radius.locked(each.touch(), each.seen()))
			.flatMap((each) -> radius.chain(each.touch(), each.seen()).stream())
			.max(Comparator.comparingDouble(ChainResult::longestWaitMs));
	}

	private static Optional<LockResult> longest(BlastRadius radius, List<EndpointTouch> touches) {
		return touches.stream()
			.flatMap((touch) -> radius.against(touch).stream())
			.max(Comparator.comparingDouble(LockResult::inTheWayMs));
	}

	private static EndpointTouch touch(String name, List<EndpointTouch> touches) {
		return touches.stream()
			.filter((touch) -> touch.name().equals(name))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("Endpoint '" + name
					+ "' was measured, but nobody says which table it touches: give its EndpointTouch"));
	}

	/**
	 * An endpoint that was hurt.
	 *
	 * @param touch what it does
	 * @param seen how it went
	 * @param blast whether nothing stood in its way: no lock, no chain, no schema that
	 * its release cannot work with
	 */
	public record Hurt(EndpointTouch touch, EndpointResult seen, boolean blast) {
	}

}
