package org.downtimelab.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

	/** Kinds of writes whose figures differ by more have one each. */
	private static final double ALIKE = 1.2;

	private static final String STILL_DOWN = " and still down at the end";

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
			return said(groups(this.blast), " down ") + ", although no lock blocked them"
					+ (this.locksAtOtherTimes ? " at that time" : "");
		}
		String down = said(groups(this.direct), " down ");
		if (this.blast.isEmpty()) {
			return down;
		}
		String too = said(bystanders(), " too: ");
		return down + ", " + (down.contains(STILL_DOWN) ? too.replace(STILL_DOWN, "") : too) + because();
	}

	/** The application itself says whether its pool was empty; if not, we do not know. */
	private String because() {
		return (this.peakWaitingForConnection > 0) ? " (no connection was free)" : "";
	}

	/** The worst first; who was down for the same time shares a figure. */
	private static String said(List<Group> groups, String verb) {
		Map<String, List<String>> byLength = new LinkedHashMap<>();
		groups.stream()
			.sorted(Comparator.comparingDouble(Group::worst).reversed())
			.forEach((group) -> byLength.computeIfAbsent(group.length(), (length) -> new ArrayList<>())
				.add(group.who()));
		List<String> words = new ArrayList<>();
		byLength.forEach((length, who) -> {
			who.sort(Comparator.comparing((each) -> !each.equals("reads")));
			words.add(String.join(" and ", who) + ((words.isEmpty() || verb.contains("too")) ? verb : " ") + length);
		});
		return String.join(", ", words);
	}

	private List<Group> groups(List<Hurt> down) {
		List<Hurt> writes = down.stream().filter((each) -> each.touch().writes()).toList();
		List<Hurt> reads = down.stream().filter((each) -> each.touch().reads()).toList();
		List<Group> groups = new ArrayList<>();
		if (!writes.isEmpty()) {
			List<Group> kinds = writes.stream()
				.map((each) -> each.touch().kind())
				.distinct()
				.map((kind) -> writes.stream().filter((each) -> each.touch().kind().equals(kind)).toList())
				.map((kind) -> new Group(word(kind), kind))
				.toList();
			boolean alike = kinds.stream().mapToDouble(Group::worst).min().orElse(0) * ALIKE >= worst(writes);
			groups.addAll(alike ? List.of(new Group(word(writes), writes)) : kinds);
		}
		if (!reads.isEmpty()) {
			groups.add(new Group("reads", reads));
		}
		return groups;
	}

	/** Kinds where that says it; names where the same kind was also hit by a lock. */
	private List<Group> bystanders() {
		List<Group> groups = new ArrayList<>();
		for (boolean writes : new boolean[] { true, false }) {
			List<Hurt> kind = this.blast.stream().filter((each) -> each.touch().writes() == writes).toList();
			if (kind.isEmpty()) {
				continue;
			}
			boolean ambiguous = this.direct.stream().anyMatch((each) -> each.touch().writes() == writes);
			groups.add(new Group(ambiguous ? names(kind) : writes ? word(kind) : "reads", kind));
		}
		return groups;
	}

	/** "writes", or what they were, if writes of the other sort went on. */
	private String word(List<Hurt> writes) {
		List<String> down = writes.stream().map((each) -> each.touch().name()).toList();
		List<String> kinds = writes.stream().map((each) -> each.touch().kind()).distinct().toList();
		boolean every = this.all.stream().filter(EndpointTouch::writes).allMatch((each) -> down.contains(each.name()));
		if (every) {
			return "writes";
		}
		return kinds.stream().map((kind) -> {
			boolean all = this.all.stream()
				.filter((each) -> each.kind().equals(kind))
				.allMatch((each) -> down.contains(each.name()));
			return all ? kind + "s"
					: names(writes.stream().filter((each) -> each.touch().kind().equals(kind)).toList());
		}).collect(Collectors.joining(" and "));
	}

	private static String names(List<Hurt> some) {
		return some.stream().map((each) -> each.touch().name()).collect(Collectors.joining(" and "));
	}

	/** That of the endpoint that was down for longest, with its own part of noise. */
	private static String length(List<Hurt> down) {
		EndpointResult worst = down.stream()
			.map(Hurt::seen)
			.max(Comparator.comparingDouble(EndpointResult::downtimeMs))
			.orElseThrow();
		String length = Figures.time(worst.downtimeMs());
		if (down.stream().anyMatch((each) -> each.seen().open())) {
			length += STILL_DOWN;
		}
		return (worst.noiseMs() > 0) ? length + ", " + Figures.time(worst.noiseMs()) + " of it noise" : length;
	}

	private static double worst(List<Hurt> down) {
		return down.stream().map(Hurt::seen).mapToDouble(EndpointResult::downtimeMs).max().orElse(0);
	}

	/** Endpoints that share a word, whose figure is the worst of them. */
	private record Group(String who, List<Hurt> down) {

		String length() {
			return Downtime.length(this.down);
		}

		double worst() {
			return Downtime.worst(this.down);
		}

	}

}
