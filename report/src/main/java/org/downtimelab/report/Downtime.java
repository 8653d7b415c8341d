package org.downtimelab.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

import org.downtimelab.experiment.EndpointTouch;
import org.downtimelab.experiment.Judgement;
import org.downtimelab.experiment.Judgement.Hurt;
import org.downtimelab.experiment.result.EndpointResult;

/**
 * Which users were down, for how long, in words. Endpoints of one kind share a word, and
 * the word's figure is the worst of them.
 */
final class Downtime {

	private final List<EndpointTouch> all;

	private final List<Hurt> direct;

	private final List<Hurt> blast;

	private final int peakWaitingForConnection;

	private final boolean locksAtOtherTimes;

	/**
	 * The words for endpoints that were down.
	 * @param peakWaitingForConnection the most request threads that waited for the pool
	 */
	Downtime(Judgement judgement, int peakWaitingForConnection) {
		this.all = judgement.touches();
		this.peakWaitingForConnection = peakWaitingForConnection;
		this.locksAtOtherTimes = judgement.locksAtOtherTimes();
		this.direct = judgement.hurt().stream().filter((each) -> !each.blast()).toList();
		this.blast = judgement.hurt().stream().filter(Hurt::blast).toList();
	}

	String words() {
		if (this.direct.isEmpty()) {
			return kinds(this.blast) + ", although no lock blocked them"
					+ (this.locksAtOtherTimes ? " at that time" : "");
		}
		return this.blast.isEmpty() ? kinds(this.direct)
				: kinds(this.direct) + ", " + bystanders() + " too" + because();
	}

	/** The application itself says whether its pool was empty; if not, we do not know. */
	private String because() {
		return (this.peakWaitingForConnection > 0) ? " (no connection was free)" : "";
	}

	private String kinds(List<Hurt> down) {
		List<Hurt> writes = down.stream().filter((each) -> each.touch().writes()).toList();
		List<Hurt> reads = down.stream().filter((each) -> each.touch().reads()).toList();
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
			List<Hurt> kind = this.blast.stream().filter((each) -> each.touch().writes() == writes).toList();
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
	private String word(List<Hurt> writes) {
		List<String> down = writes.stream().map((each) -> each.touch().kind()).distinct().toList();
		boolean everySort = this.all.stream()
			.filter(EndpointTouch::writes)
			.allMatch((endpoint) -> down.contains(endpoint.kind()));
		return everySort ? "writes" : down.stream().map((kind) -> kind + "s").collect(Collectors.joining(" and "));
	}

	/** That of the endpoint that was down for longest, with its own part of noise. */
	private static String length(List<Hurt> down) {
		EndpointResult worst = down.stream()
			.map(Hurt::seen)
			.max(Comparator.comparingDouble(EndpointResult::downtimeMs))
			.orElseThrow();
		String length = Figures.time(worst.downtimeMs());
		if (down.stream().anyMatch((each) -> each.seen().open())) {
			length += " and still down at the end";
		}
		return (worst.noiseMs() > 0) ? length + ", " + Figures.time(worst.noiseMs()) + " of it noise" : length;
	}

	private static double worst(List<Hurt> down) {
		return down.stream().map(Hurt::seen).mapToDouble(EndpointResult::downtimeMs).max().orElse(0);
	}

}
