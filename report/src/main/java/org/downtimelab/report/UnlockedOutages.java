package org.downtimelab.report;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

import org.downtimelab.experiment.result.EndpointResult;
import org.downtimelab.experiment.result.LockResult;
import org.downtimelab.experiment.result.PathResult;
import org.downtimelab.experiment.result.Stretch;

/**
 * When users were down though no lock was in anybody's way, nor had just been. Endpoints
 * that a release could no longer serve are left out.
 */
record UnlockedOutages(PathResult path) {

	/**
	 * A queue gets this part of the lock's time to drain before another cause is looked
	 * for.
	 */
	private static final double RECOVERY = 0.5;

	private static final double AT_LEAST_MS = 1_000;

	/** When the first of them began; empty if there is none. */
	OptionalDouble beginsMs() {
		return endpoints().flatMap(this::of).mapToDouble(Stretch::fromMs).min();
	}

	/** How long they were in all, for the endpoint that had most of them. */
	double longestMs() {
		return endpoints().mapToDouble((seen) -> of(seen).mapToDouble((each) -> each.toMs() - each.fromMs()).sum())
			.max()
			.orElse(0);
	}

	private Stream<EndpointResult> endpoints() {
		return this.path.endpoints().stream().filter((seen) -> !this.path.breaks(seen.name()));
	}

	private Stream<Stretch> of(EndpointResult seen) {
		return seen.outages().stream().flatMap((outage) -> without(outage).stream());
	}

	private List<Stretch> without(Stretch outage) {
		List<Stretch> left = List.of(outage);
		for (Stretch lock : locks()) {
			List<Stretch> next = new ArrayList<>();
			for (Stretch each : left) {
				add(next, each.fromMs(), Math.min(each.toMs(), lock.fromMs()));
				add(next, Math.max(each.fromMs(), lock.toMs()), each.toMs());
			}
			left = next;
		}
		return left;
	}

	private static void add(List<Stretch> stretches, double fromMs, double toMs) {
		if (toMs > fromMs) {
			stretches.add(new Stretch(fromMs, toMs));
		}
	}

	/** With the time that users need to recover. */
	private List<Stretch> locks() {
		return this.path.steps()
			.stream()
			.flatMap((step) -> step.statements().stream())
			.flatMap((statement) -> statement.locks().stream())
			.filter(UnlockedOutages::stopsSomebody)
			.map(UnlockedOutages::inTheWay)
			.toList();
	}

	/** A row lock stops only those who want the same rows. */
	private static boolean stopsSomebody(LockResult lock) {
		return !lock.blocks().isEmpty() && (!LockWords.onlyRows(lock) || lock.peakWaiters() > 0);
	}

	private static Stretch inTheWay(LockResult lock) {
		double ms = lock.inTheWayMs();
		return new Stretch(lock.startMs(), lock.startMs() + ms + Math.max(AT_LEAST_MS, RECOVERY * ms));
	}

}
