package org.downtimelab.play;

import java.util.List;
import java.util.Optional;

import org.downtimelab.scenario.Migration;
import org.downtimelab.scenario.Step;

/**
 * What came of a step.
 *
 * @param step that was played
 * @param tries how often it was begun
 * @param error what it failed with in the end
 * @param waitedFor whose transactions were in the way of a guarded migration, in words,
 * those that were cancelled included
 */
public record Outcome(Step step, int tries, Optional<String> error, List<String> waitedFor) {

	/** What came of a step that had nobody in its way. */
	public Outcome(Step step, int tries, Optional<String> error) {
		this(step, tries, error, List.of());
	}

	/** Whether the path goes on after it. */
	public boolean goesOn() {
		return this.error.isEmpty() || (this.step instanceof Migration migration && migration.failureGoesOn());
	}

}
