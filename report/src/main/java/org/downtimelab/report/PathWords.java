package org.downtimelab.report;

import java.util.ArrayList;
import java.util.List;

import org.downtimelab.experiment.result.EndpointResult;
import org.downtimelab.experiment.result.PathResult;
import org.downtimelab.experiment.result.RunResult;
import org.downtimelab.scenario.Claimant;
import org.downtimelab.scenario.Promise;

/**
 * What is said of a path, the same on the page, in Markdown and on a terminal.
 *
 * @param told its verdict, or why it has none
 * @param headlines of the verdict, first what users felt; losses are in what became of
 * the data
 * @param reasons why, in one or two sentences each
 * @param claim what is said of it, and by whom: not what was measured
 * @param writes what became of the data
 * @param gone writes and rows that are gone; empty if none is
 * @param steps what each is called
 * @param after what it left behind when its locks were gone, in sentences
 * @param hurt what to think of it if it is the safe path and hurt somebody, or null
 * @param releases which of them works with which schema
 * @param card what stands on its card
 */
record PathWords(String told, List<String> headlines, List<String> reasons, String claim, String writes, String gone,
		List<Step> steps, List<String> after, String hurt, CompatibilityTable releases, CardWords card) {

	private static final String HOW_TO_FOLLOW = "Each step is a migration file, a deployment or a check of its own. Each"
			+ " migration runs in its own transaction%s.%s";

	private static final String IF_IT_GIVES_UP = " If a step stops at its lock_timeout, nothing has"
			+ " changed, and no user waited long: look again, and repeat the step.";

	private static final String OUTSIDE = "; a migration with CONCURRENTLY or VACUUM must run outside a transaction";

	static PathWords of(PathResult path, RunResult run) {
		List<String> headlines = headlines(path);
		List<String> reasons = Why.reasons(path, run);
		return new PathWords(Verdict.told(path), headlines, reasons, claim(path), writes(path), gone(path),
				path.steps()
					.stream()
					.map((step) -> new Step(StepWords.number(path, step), step.title(), StepWords.look(step)))
					.toList(),
				AfterWords.of(path, run), promisesSafety(path) ? hurt(path) : null, CompatibilityTable.of(path),
				CardWords.of(path, headlines, reasons));
	}

	private static String claim(PathResult path) {
		if (path.claim().isEmpty() || path.claimedBy() == null) {
			return path.claim();
		}
		return switch (Claimant.valueOf(path.claimedBy())) {
			case FRAMEWORKS -> "What beginners and frameworks do: ";
			case GUIDES -> "What guides claim to be safe: ";
			case LAB -> "What we recommend: ";
		} + path.claim();
	}

	private static String writes(PathResult path) {
		if (path.destroyedRows() > 0) {
			return (path.lostWrites() > 0) ? gone(path)
					: Figures.count(path.acknowledgedWrites(), "acknowledged write") + ", none lost; but " + gone(path);
		}
		String acknowledged = Figures.count(path.acknowledgedWrites(), "acknowledged write");
		if (path.lostWrites() > 0) {
			return acknowledged + ", " + Figures.count(path.lostWrites()) + " LOST";
		}
		boolean drops = path.steps()
			.stream()
			.anyMatch((step) -> step.error() == null && step.source() != null
					&& OneLine.sql(step.source()).matches("(?i).*\\bDROP COLUMN\\b.*"));
		return acknowledged + ", none lost" + (drops ? "; the dropped column is gone, as intended" : "");
	}

	/**
	 * Acknowledged writes and older rows that are gone, in a sentence; empty if none is.
	 */
	private static String gone(PathResult path) {
		String writes = (path.lostWrites() == 0) ? "" : "%s of %s that users had been told were saved are gone"
			.formatted(Figures.count(path.lostWrites()), Figures.count(path.acknowledgedWrites(), "write"));
		if (path.destroyedRows() == 0) {
			return writes;
		}
		return (writes.isEmpty() ? "the migration deleted " : writes + "; the migration also deleted ")
				+ Figures.count(path.destroyedRows(), "row") + " that had been there before";
	}

	private static List<String> headlines(PathResult path) {
		List<String> headlines = new ArrayList<>(List.of(Verdict.told(path).split("; ")));
		headlines.removeAll(Verdict.losses(path));
		return headlines;
	}

	/** The reasons as a paragraph. */
	String why() {
		return String.join(" ", this.reasons);
	}

	/** What to think of a safe path that hurt somebody in this run, or null. */
	static String hurt(PathResult safe) {
		List<EndpointResult> hurt = safe.endpoints().stream().filter((seen) -> seen.attributableBad() > 0).toList();
		if (hurt.isEmpty()) {
			return null;
		}
		String words = "In this run it hurt users: %s were bad, the longest outage took %s.".formatted(
				Figures.count(hurt.stream().mapToLong(EndpointResult::attributableBad).sum(), "request"),
				Figures.time(hurt.stream().mapToDouble(EndpointResult::longestStallMs).max().orElse(0)));
		return hurt.stream().allMatch((seen) -> safe.blastRadius().contains(seen.name())) ? words
				+ " No lock blocked them at that time. Run it again on a quiet machine before you trust either result."
				: words + " See below what was in their way before you use it.";
	}

	/**
	 * What a step is called.
	 *
	 * @param number as in "step 2"
	 * @param title what it does
	 * @param look the query that says whether its way is clear, or null where it does not
	 * look
	 */
	record Step(String number, String title, String look) {
	}

	private static boolean promisesSafety(PathResult path) {
		return Promise.SAFE.name().equals(path.promise());
	}

	/**
	 * What the steps of a safe path have in common.
	 * @param safe the path, or null
	 */
	static String howToFollow(PathResult safe) {
		boolean outside = safe != null && safe.steps()
			.stream()
			.anyMatch((step) -> step.source() != null
					&& OneLine.sql(step.source()).matches("(?s).*\\b(CONCURRENTLY|VACUUM)\\b.*"));
		boolean looks = safe != null && safe.steps().stream().anyMatch((step) -> Boolean.TRUE.equals(step.guarded()));
		return HOW_TO_FOLLOW.formatted(outside ? OUTSIDE : "", looks ? IF_IT_GIVES_UP : "");
	}

	/** The path to follow instead, if the run has one. */
	static PathResult safe(RunResult run) {
		return run.paths().stream().filter(PathWords::promisesSafety).findFirst().orElse(null);
	}

	/** The change as a title, or its name where a run was recorded without one. */
	static String title(RunResult run) {
		return run.paths()
			.stream()
			.map(PathResult::change)
			.filter((change) -> change != null && !change.equals(run.scenario()))
			.findFirst()
			.orElse("What " + run.scenario() + " did to live traffic");
	}

}
