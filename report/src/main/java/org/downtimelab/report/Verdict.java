package org.downtimelab.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.downtimelab.experiment.Judgement;
import org.downtimelab.experiment.result.ChainResult;
import org.downtimelab.experiment.result.EndpointResult;
import org.downtimelab.experiment.result.LockResult;
import org.downtimelab.experiment.result.PathResult;

/**
 * What a path did, in one line that claims nothing which was not measured. The worst
 * comes first: lost writes, then who was down, then a migration that failed or says
 * success wrongly, then what kept users waiting when the locks were gone.
 */
public final class Verdict {

	static final int MOST_OF_AN_ERROR = 120;

	private Verdict() {
	}

	/**
	 * As in "writes down 3.3 s, reads too: 2.6 s (no connection was free)".
	 * @param sloMs the longest a good request takes, in milliseconds
	 */
	static String of(PathResult measured, Judgement judgement, long sloMs) {
		List<String> words = losses(measured);
		if (judgement.hurt().isEmpty()) {
			outcome(measured).ifPresent(words::add);
			words.add(nobodyDown(measured));
			judgement.longestLock().map((lock) -> held(lock, sloMs)).ifPresent(words::add);
		}
		else {
			words.add(new Downtime(judgement, measured.peakWaitingForConnection()).words());
			outcome(measured).ifPresent(words::add);
			words.addAll(AfterWords.slow(measured,
					(name) -> judgement.hurt().stream().anyMatch((each) -> each.seen().name().equals(name))));
			judgement.chain().map(ChainResult::words).ifPresent(words::add);
		}
		return String.join("; ", words);
	}

	/** Acknowledged writes and older rows that are gone; empty if none is. */
	static List<String> losses(PathResult measured) {
		List<String> words = new ArrayList<>();
		if (measured.lostWrites() > 0) {
			words.add(Figures.count(measured.lostWrites(), "acknowledged write") + " lost");
		}
		if (measured.destroyedRows() > 0) {
			words.add(Figures.count(measured.destroyedRows(), "row") + " destroyed");
		}
		return words;
	}

	/**
	 * The verdict of a path as people are told it.
	 * @param judged a path's result
	 * @return its verdict, or why it has none and what was measured
	 */
	public static String told(PathResult judged) {
		return (judged.noise() == null) ? judged.verdict()
				: "no verdict: " + judged.noise() + "; measured: " + judged.verdict();
	}

	private static String nobodyDown(PathResult measured) {
		long noise = measured.endpoints().stream().mapToLong(EndpointResult::noiseBad).sum();
		return (noise == 0) ? "zero bad requests"
				: "zero bad requests, except " + Figures.count(noise) + " while the machine itself was noisy";
	}

	private static Optional<String> outcome(PathResult measured) {
		if (!measured.outcome().equals("succeeded")) {
			String error = Objects.requireNonNullElse(measured.error(), "no reason was given");
			return Optional.of("the migration failed: " + OneLine.first(StepWords.error(error), MOST_OF_AN_ERROR));
		}
		if (measured.finalSchemaOk()) {
			return Optional.empty();
		}
		long failures = measured.steps().stream().filter((step) -> step.error() != null).count();
		String reports = (failures == 0) ? "the migration reports success, but " : "the migration failed "
				+ ((failures == 1) ? "once" : failures + " times") + ", then reported success, but ";
		return Optional
			.of(reports + measured.schemaProblems().stream().findFirst().orElse("the final schema is not the goal"));
	}

	private static String held(LockResult lock, long sloMs) {
		String wanted = (lock.waitedMs() >= 1) ? "waited " + Figures.time(lock.waitedMs()) + ", " : "";
		String words = "%s on %s: %sheld %s".formatted(lock.mode(), lock.relation(), wanted,
				Figures.time(lock.heldMs()));
		return (lock.inTheWayMs() < sloMs) ? words + ", too short to make a request slow"
				: words + ", and no request was bad";
	}

}
