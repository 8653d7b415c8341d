package org.downtimelab.report;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.downtimelab.experiment.result.PathResult;
import org.downtimelab.experiment.result.RunResult;

/**
 * Why a path did to its users what it did, in a few sentences: where data was lost, which
 * lock made whom wait, who waited for want of a connection, what a release could no
 * longer do, and which step failed.
 */
public final class Why {

	private Why() {
	}

	/**
	 * The sentences of a path.
	 * @param path of the run
	 * @param run whose SLO and pool count
	 * @return one or more sentences; empty if nothing is known
	 */
	public static String of(PathResult path, RunResult run) {
		return String.join(" ", reasons(path, run));
	}

	/**
	 * As many of them as fit a card: for a screen that is read from a distance.
	 * @param path of the run
	 * @param run whose SLO and pool count
	 * @return whole sentences; empty if nothing is known
	 */
	public static String brief(PathResult path, RunResult run) {
		return PathWords.of(path, run).card().why();
	}

	/** One reason each, the most important first. */
	static List<String> reasons(PathResult path, RunResult run) {
		Reasons reasons = new Reasons();
		LossWords losses = new LossWords(path, reasons);
		WaitWords waits = new WaitWords(path, run, reasons);
		FailureWords failures = new FailureWords(path, reasons);
		losses.lostWrites();
		Stream.of(waits.parts(), failures.brokenRelease())
			.flatMap(List::stream)
			.sorted(Comparator.comparingDouble(OutagePart::ms).reversed())
			.forEach((part) -> part.words().run());
		waits.blastRadius();
		losses.destroyedRows();
		failures.failedStep();
		if (reasons.sentences().isEmpty()) {
			nothingHurt(path, reasons);
		}
		return reasons.sentences();
	}

	/** Either all is well, or something is wrong at the end and no step says so. */
	private static void nothingHurt(PathResult path, Reasons reasons) {
		int last = path.steps().size() - 1;
		if (!path.finalSchemaOk() && last >= 0) {
			reasons.explain(path, path.steps().get(last));
		}
		else if (WaitWords.noLockBlocked(path)) {
			reasons.say("No lock blocked reads or writes.");
		}
	}

}
