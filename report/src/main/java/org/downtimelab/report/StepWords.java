package org.downtimelab.report;

import java.util.Locale;

import org.downtimelab.experiment.result.PathResult;
import org.downtimelab.experiment.result.StepResult;

/** What a step is called, and what became of it. */
final class StepWords {

	private StepWords() {
	}

	/**
	 * As in "step 2", counted from 1 without what goes on meanwhile: nobody does that.
	 */
	static String number(PathResult path, StepResult step) {
		if (meanwhile(step)) {
			return "meanwhile";
		}
		int number = 0;
		for (StepResult each : path.steps()) {
			number += meanwhile(each) ? 0 : 1;
			// Two steps may be equal.
			if (each == step) {
				break;
			}
		}
		return "step " + number;
	}

	/**
	 * As in "after step 2".
	 * @param place among all steps of the path, from 1; 0 is before the first
	 */
	static String after(PathResult path, int place) {
		if (place < 1 || place > path.steps().size()) {
			return "before step 1";
		}
		String number = number(path, path.steps().get(place - 1));
		return number.startsWith("step") ? "after " + number : number;
	}

	/** What the lab does to the path, not its user. */
	static boolean meanwhile(StepResult step) {
		return step.kind().equals("meanwhile");
	}

	/** Whether its locks are those of an instance that starts: nobody watches them. */
	static boolean migratesAtStartUp(StepResult step) {
		return step.kind().equals("release") && step.source() != null;
	}

	/** An error without the names that a stranger does not know. */
	static String error(String error) {
		return error.strip().replaceFirst("^V[0-9._]+: ", "").replaceFirst("^ERROR: +", "");
	}

	static String sentence(String text) {
		return text.matches("(?s).*[.!?]") ? text : text + ".";
	}

	static String capital(String text) {
		return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
	}

}
