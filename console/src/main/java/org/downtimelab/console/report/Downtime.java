package org.downtimelab.console.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

import org.downtimelab.console.result.EndpointResult;

/**
 * Which users were down, for how long, in words. Endpoints of one kind share a word, and
 * the word's figure is the worst of them.
 */
final class Downtime {

	private final List<EndpointTouch> all;

	private final List<Down> direct;

	private final List<Down> blast;

	private final int peakWaitingForConnection;

	private final boolean locksAtOtherTimes;

	/**
	 * The words for endpoints that were down.
	 * @param all under load
	 * @param down of them
	 * @param peakWaitingForConnection the most request threads that waited for the pool
	 * @param locksAtOtherTimes whether a lock of the path would have stood in the way of
	 * one of them, had it been there then
	 */
	Downtime(List<EndpointTouch> all, List<Down> down, int peakWaitingForConnection, boolean locksAtOtherTimes) {
		this.all = all;
		this.peakWaitingForConnection = peakWaitingForConnection;
		this.locksAtOtherTimes = locksAtOtherTimes;
		this.direct = down.stream().filter((each) -> !each.blast()).toList();
		this.blast = down.stream().filter(Down::blast).toList();
	}

	String words() {
		if (this.direct.isEmpty()) {
			return kinds(this.blast) + ", though no lock stood in the way"
					+ (this.locksAtOtherTimes ? " at that time" : "");
		}
		return this.blast.isEmpty() ? kinds(this.direct)
				: kinds(this.direct) + ", " + bystanders() + " with them" + because();
	}

	/** The application itself says whether its pool was empty; if not, we do not know. */
	private String because() {
		return (this.peakWaitingForConnection > 0) ? " (pool)" : "";
	}

	private String kinds(List<Down> down) {
		List<Down> writes = down.stream().filter((each) -> each.touch().writes()).toList();
		List<Down> reads = down.stream().filter((each) -> each.touch().reads()).toList();
		if (writes.isEmpty() || reads.isEmpty()) {
			return writes.isEmpty() ? "reads down " + length(reads) : word(writes) + " down " + length(writes);
		}
		if (length(writes).equals(length(reads))) {
			return "reads and " + word(writes) + " down " + length(writes);
		}
		return (worst(writes) >= worst(reads))
				? "%s down %s, reads %s".formatted(word(writes), length(writes), length(reads))
				: "reads down %s, %s %s".formatted(length(reads), word(writes), length(writes));
	}

	/** Kinds where that says it; names where the same kind was also hit by a lock. */
	private String bystanders() {
		List<String> words = new ArrayList<>();
		for (boolean writes : new boolean[] { true, false }) {
			List<Down> kind = this.blast.stream().filter((each) -> each.touch().writes() == writes).toList();
			if (kind.isEmpty()) {
				continue;
			}
			boolean ambiguous = this.direct.stream().anyMatch((each) -> each.touch().writes() == writes);
			words.add(ambiguous ? kind.stream().map((each) -> each.touch().name()).collect(Collectors.joining(", "))
					: writes ? word(kind) : "reads");
		}
		return String.join(" and ", words);
	}

	/** "writes", or what they were, if writes of the other sort went on. */
	private String word(List<Down> writes) {
		List<String> down = writes.stream().map((each) -> each.touch().kind()).distinct().toList();
		boolean everySort = this.all.stream()
			.filter(EndpointTouch::writes)
			.allMatch((endpoint) -> down.contains(endpoint.kind()));
		return everySort ? "writes" : down.stream().map((kind) -> kind + "s").collect(Collectors.joining(" and "));
	}

	/** That of the endpoint that was down for longest, with its own part of noise. */
	private static String length(List<Down> down) {
		EndpointResult worst = down.stream()
			.map(Down::seen)
			.max(Comparator.comparingDouble(EndpointResult::downtimeMs))
			.orElseThrow();
		String length = Figures.time(worst.downtimeMs());
		if (down.stream().anyMatch((each) -> each.seen().open())) {
			length += " and still at the end";
		}
		return (worst.noiseMs() > 0) ? length + ", " + Figures.time(worst.noiseMs()) + " of it noise" : length;
	}

	private static double worst(List<Down> down) {
		return down.stream().map(Down::seen).mapToDouble(EndpointResult::downtimeMs).max().orElse(0);
	}

	/**
	 * An endpoint that went down.
	 *
	 * @param touch what it does
	 * @param seen how it went
	 * @param blast whether no lock stood in its way
	 */
	record Down(EndpointTouch touch, EndpointResult seen, boolean blast) {
	}

}
