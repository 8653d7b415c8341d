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
 * @param source its SQL as its author wrote it, comments included; of a check, what
 * anybody can ask to see the same; or null
 * @param waitedFor whose transactions a guarded migration waited for or cancelled, in
 * words
 * @param guarded whether it was tried under a short lock_timeout, again and again, until
 * it got its lock
 * @param noReturn why nothing can undo it, or null
 * @param lostWrites the acknowledged writes that came while it ran and are lost at the
 * end
 */
public record StepResult(String name, String kind, String why, double startMs, double ms, Double smallTableMs,
		int tries, String error, List<StatementResult> statements, String source, List<String> waitedFor,
		Boolean guarded, String noReturn, Long lostWrites) {

	public StepResult {
		// A result that was recorded earlier does not have them.
		waitedFor = (waitedFor != null) ? List.copyOf(waitedFor) : List.of();
		guarded = (guarded != null) ? guarded : false;
		lostWrites = (lostWrites != null) ? lostWrites : 0;
	}

	/** The first sentence of its why, or its name where there is none. */
	public String title() {
		String first = this.why.split("(?<=[.])\\s", 2)[0].replaceAll("[.]$", "");
		return first.isEmpty() ? this.name : first;
	}

}
