package org.downtimelab.scenario.testing;

import java.util.List;
import java.util.Optional;

import org.downtimelab.observe.ObservedStatement;
import org.downtimelab.scenario.Step;

/**
 * A step that was played.
 *
 * @param step as the path has it
 * @param error what it failed with
 * @param statements that it sent as a migration
 * @param rowsScanned rows that sequential scans read meanwhile, if it is a migration
 * @param answers of the releases that were live right after it
 */
record PlayedStep(Step step, Optional<String> error, List<ObservedStatement> statements, long rowsScanned,
		List<Answer> answers) {
}
