package org.downtimelab.play;

import java.util.Optional;

import org.downtimelab.scenario.Migration;
import org.downtimelab.scenario.Step;

/**
 * What came of a step.
 *
 * @param step that was played
 * @param tries how often it was begun
 * @param error what it failed with in the end
 */
public record Outcome(Step step, int tries, Optional<String> error) {

	/** Whether the path goes on after it. */
	public boolean goesOn() {
		return this.error.isEmpty() || (this.step instanceof Migration migration && migration.failureGoesOn());
	}

}
