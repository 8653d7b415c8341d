package org.downtimelab.report;

import java.util.List;

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

	/** One reason each, the most important first. */
	static List<String> reasons(PathResult path, RunResult run) {
		Reasons reasons = new Reasons(path);
		new LossWords(path, reasons).say();
		new WaitWords(path, run, reasons).say();
		new FailureWords(path, reasons).say();
		if (reasons.sentences().isEmpty() && WaitWords.noLockBlocked(path)) {
			reasons.say("No lock blocked reads or writes.");
		}
		return reasons.sentences();
	}

}
