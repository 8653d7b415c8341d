package org.downtimelab.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

import org.downtimelab.experiment.result.PathResult;
import org.downtimelab.experiment.result.StepResult;

/** The reasons that have been given so far. Each step is explained once. */
final class Reasons {

	private final List<String> sentences = new ArrayList<>();

	private final Set<StepResult> explained = Collections.newSetFromMap(new IdentityHashMap<>());

	List<String> sentences() {
		return this.sentences;
	}

	void say(String words, Object... arguments) {
		this.sentences.add(words.formatted(arguments));
	}

	/** What the author of a step says of it, once, as it follows a sentence. */
	String explained(StepResult step) {
		String words = StepWords.explanation(step);
		return (this.explained.add(step) && !words.isEmpty()) ? " " + words : "";
	}

	/**
	 * What the author of a step says of it, as a sentence of its own; nothing if it was
	 * said.
	 */
	void explain(PathResult path, StepResult step) {
		if (unexplained(step)) {
			say("%s%s:%s", StepWords.capital(StepWords.number(path, step)), StepWords.quoted(step), explained(step));
		}
	}

	/** Whether the step has an explanation that was not given yet. */
	boolean unexplained(StepResult step) {
		return !this.explained.contains(step) && !StepWords.explanation(step).isEmpty();
	}

}
