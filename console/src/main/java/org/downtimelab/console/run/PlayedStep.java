package org.downtimelab.console.run;

import java.util.Optional;

import org.downtimelab.play.StepPlayer;
import org.downtimelab.scenario.Step;

/**
 * A step that was done, or failed.
 *
 * @param step which
 * @param from microseconds since the epoch
 * @param to likewise
 * @param error what it failed with, or null
 * @param firstStatement its first one's place among all statements of the path
 * @param endStatement the place after its last one
 */
record PlayedStep(Step step, long from, long to, String error, int firstStatement, int endStatement) {

	/** Whether the path went on after it. */
	boolean goesOn() {
		return StepPlayer.goesOn(this.step, Optional.ofNullable(this.error));
	}

	double ms() {
		return (this.to - this.from) / 1e3;
	}

}
