package org.downtimelab.experiment;

import org.downtimelab.play.Outcome;
import org.downtimelab.scenario.Step;

/**
 * A step that was done, or failed.
 *
 * @param outcome what came of it
 * @param from microseconds since the epoch
 * @param to likewise
 * @param firstStatement its first one's place among all statements of the path
 * @param endStatement the place after its last one
 */
public record PlayedStep(Outcome outcome, long from, long to, int firstStatement, int endStatement) {

	/** Which step. */
	public Step step() {
		return this.outcome.step();
	}

	/** What it failed with, or null. */
	String error() {
		return this.outcome.error().orElse(null);
	}

	double ms() {
		return (this.to - this.from) / 1e3;
	}

}
