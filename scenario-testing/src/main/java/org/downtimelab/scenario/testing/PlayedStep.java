package org.downtimelab.scenario.testing;

import java.util.List;
import java.util.Set;

import org.downtimelab.observe.ObservedStatement;
import org.downtimelab.play.Outcome;
import org.downtimelab.scenario.Step;

/**
 * A step that was played.
 *
 * @param outcome what came of it
 * @param statements that it sent as a migration
 * @param indexes the names of all that there were before it
 * @param rowsScanned rows that sequential scans read meanwhile, if it is a migration
 * @param answers of the releases that were live right after it
 */
record PlayedStep(Outcome outcome, List<ObservedStatement> statements, Set<String> indexes, long rowsScanned,
		List<Answer> answers) {

	Step step() {
		return this.outcome.step();
	}

}
