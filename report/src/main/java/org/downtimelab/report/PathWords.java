package org.downtimelab.report;

import java.util.List;

import org.downtimelab.experiment.result.PathResult;
import org.downtimelab.experiment.result.RunResult;

/**
 * What is said of a path, the same on the page, in Markdown and on a terminal.
 *
 * @param told its verdict, or why it has none
 * @param why the reason, in sentences
 * @param claim what is said of it, and by whom: not what was measured
 * @param writes what became of the data
 * @param steps what each is called
 * @param after what it left behind when its locks were gone, in sentences
 * @param releases which of them works with which schema
 */
record PathWords(String told, String why, String claim, String writes, List<Step> steps, List<String> after,
		CompatibilityTable releases) {

	static PathWords of(PathResult path, RunResult run) {
		return new PathWords(Verdict.told(path), Why.of(path, run), claim(path), writes(path),
				path.steps().stream().map((step) -> new Step(StepWords.number(path, step), step.title())).toList(),
				AfterWords.of(path, run), CompatibilityTable.of(path));
	}

	private static String claim(PathResult path) {
		if (path.claim().isEmpty()) {
			return "";
		}
		return switch (path.path()) {
			case "risky" -> "What beginners and frameworks do: ";
			case "folklore" -> "What guides claim to be safe: ";
			case "safe" -> "What we recommend: ";
			default -> "";
		} + path.claim();
	}

	private static String writes(PathResult path) {
		String acknowledged = Figures.count(path.acknowledgedWrites(), "acknowledged write");
		String lost = (path.lostWrites() > 0) ? acknowledged + ", " + Figures.count(path.lostWrites()) + " LOST"
				: acknowledged + ", none lost";
		return (path.destroyedRows() > 0)
				? lost + "; but " + Figures.count(path.destroyedRows(), "older row") + " DESTROYED" : lost;
	}

	/**
	 * What a step is called.
	 *
	 * @param number as in "step 2"
	 * @param title what it does
	 */
	record Step(String number, String title) {
	}

	/** The path to follow instead, if the run has one. */
	static PathResult safe(RunResult run) {
		return run.paths()
			.stream()
			.filter((path) -> path.path().equals("safe") || "SAFE".equals(path.promise()))
			.findFirst()
			.orElse(null);
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
