package org.downtimelab.console.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.downtimelab.console.report.Downtime.Down;
import org.downtimelab.console.result.ChainResult;
import org.downtimelab.console.result.EndpointResult;
import org.downtimelab.console.result.LockResult;
import org.downtimelab.console.result.PathResult;

/**
 * What a path did, in one line that claims nothing which was not measured. The worst
 * comes first: lost writes, then a migration that failed or says success wrongly, then
 * who was down.
 *
 * @param words as in "writes down 3.3 s, reads with them (pool)"
 * @param blastRadius names of the endpoints that went down although no lock of the path
 * stood in their way
 */
public record Verdict(String words, List<String> blastRadius) {

	private static final int MOST_OF_AN_ERROR = 120;

	/**
	 * Judges a path.
	 * @param measured its figures; verdict and blast radius in it are not looked at
	 * @param touches the endpoints under load, the canary aside
	 * @param sloMs the longest a good request takes, in milliseconds
	 * @return the verdict
	 * @throws IllegalArgumentException if an endpoint was measured that is not among the
	 * touches
	 */
	public static Verdict of(PathResult measured, List<EndpointTouch> touches, long sloMs) {
		BlastRadius radius = BlastRadius.of(measured);
		Incompatibility broken = Incompatibility.of(measured);
		List<Down> down = measured.endpoints().stream().filter(BlastRadius::down).map((seen) -> {
			EndpointTouch touch = touch(seen.name(), touches);
			return new Down(touch, seen, radius.holds(touch, seen) && !broken.breaks(touch));
		}).toList();
		List<String> words = new ArrayList<>();
		if (measured.lostWrites() > 0) {
			words.add(Figures.count(measured.lostWrites(), "acknowledged write") + " lost");
		}
		if (measured.destroyedRows() > 0) {
			words.add(Figures.count(measured.destroyedRows(), "row") + " destroyed");
		}
		outcome(measured).ifPresent(words::add);
		if (down.isEmpty()) {
			words.add(nobodyDown(measured));
			longest(radius, touches).map((lock) -> held(lock, sloMs)).ifPresent(words::add);
		}
		else {
			boolean locksAtOtherTimes = down.stream().anyMatch((each) -> !radius.against(each.touch()).isEmpty());
			words.add(new Downtime(touches, down, measured.peakWaitingForConnection(), locksAtOtherTimes).words());
			broken.words().ifPresent(words::add);
			chain(radius, down).map(ChainResult::words).ifPresent(words::add);
		}
		return new Verdict(String.join("; ", words),
				down.stream().filter(Down::blast).map((each) -> each.touch().name()).toList());
	}

	private static String nobodyDown(PathResult measured) {
		long noise = measured.endpoints().stream().mapToLong(EndpointResult::noiseBad).sum();
		return (noise == 0) ? "zero bad requests"
				: "zero bad requests but " + Figures.count(noise) + " that came with the machine's own noise";
	}

	/**
	 * The chain that kept users waiting for longest, where it was not the migration's own
	 * lock.
	 */
	private static Optional<ChainResult> chain(BlastRadius radius, List<Down> down) {
		return down.stream()
			.filter((each) -> !radius.locked(each.touch(), each.seen()))
			.flatMap((each) -> radius.chain(each.touch(), each.seen()).stream())
			.max(Comparator.comparingDouble(ChainResult::longestWaitMs));
	}

	/**
	 * The verdict of a path as people are told it.
	 * @param judged a path's result
	 * @return its verdict, or why it has none and what was measured
	 */
	public static String told(PathResult judged) {
		return (judged.noise() == null) ? judged.verdict()
				: "too noisy to judge, because " + judged.noise() + "; measured: " + judged.verdict();
	}

	/**
	 * Judges a path, and enters the verdict and the blast radius into its result.
	 * @param unjudged its figures
	 * @param touches the endpoints under load, the canary aside
	 * @param sloMs the longest a good request takes, in milliseconds
	 * @return the same figures, judged
	 */
	public static PathResult judge(PathResult unjudged, List<EndpointTouch> touches, long sloMs) {
		Verdict verdict = of(unjudged, touches, sloMs);
		return unjudged.judged(verdict.words(), verdict.blastRadius());
	}

	private static Optional<String> outcome(PathResult measured) {
		if (!measured.outcome().equals("succeeded")) {
			String error = Objects.requireNonNullElse(measured.error(), "it does not say why");
			return Optional.of("the migration failed: " + OneLine.first(error, MOST_OF_AN_ERROR));
		}
		if (measured.finalSchemaOk()) {
			return Optional.empty();
		}
		return Optional.of("the migration reports success, but "
				+ measured.schemaProblems().stream().findFirst().orElse("the final schema is not the goal"));
	}

	private static Optional<LockResult> longest(BlastRadius radius, List<EndpointTouch> touches) {
		return touches.stream()
			.flatMap((touch) -> radius.against(touch).stream())
			.max(Comparator.comparingDouble(Verdict::inTheWayMs));
	}

	/** Later requests queue behind a lock from the moment it is wanted. */
	private static double inTheWayMs(LockResult lock) {
		return lock.waitedMs() + lock.heldMs();
	}

	private static String held(LockResult lock, long sloMs) {
		String wanted = (lock.waitedMs() >= 1) ? "wanted " + Figures.time(lock.waitedMs()) + ", " : "";
		String words = "%s on %s %sheld %s".formatted(lock.mode(), lock.relation(), wanted,
				Figures.time(lock.heldMs()));
		return (inTheWayMs(lock) < sloMs) ? words + ": too short to be seen at this SLO"
				: words + ", and no request was bad";
	}

	private static EndpointTouch touch(String name, List<EndpointTouch> touches) {
		return touches.stream()
			.filter((touch) -> touch.name().equals(name))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("Endpoint '" + name
					+ "' was measured, but nobody says which" + " table it touches: give its EndpointTouch"));
	}

}
