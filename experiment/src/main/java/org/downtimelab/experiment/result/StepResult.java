package org.downtimelab.experiment.result;

import java.util.List;

/**
 * One step of a path.
 *
 * @param name as in V2
 * @param kind migration, repair, backfill, release, check or meanwhile
 * @param why what the step is for, as the scenario says it
 * @param startMs since the start of the path's baseline
 * @param ms how long it took
 * @param smallTableMs how long it took on ten rows without load, or null if it was not
 * tried there
 * @param tries how often it was begun
 * @param error what it failed with, or null
 * @param statements what it ran
 * @param source its SQL as its author wrote it, comments included, or null
 * @param waitedFor whose transactions a guarded migration waited for or cancelled, in
 * words
 */
public record StepResult(String name, String kind, String why, double startMs, double ms, Double smallTableMs,
		int tries, String error, List<StatementResult> statements, String source, List<String> waitedFor) {

	public StepResult {
		waitedFor = (waitedFor != null) ? List.copyOf(waitedFor) : List.of();
	}

}
