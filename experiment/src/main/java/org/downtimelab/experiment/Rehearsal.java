package org.downtimelab.experiment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.downtimelab.experiment.result.CompatibilityCell;
import org.downtimelab.play.Deployment;
import org.downtimelab.scenario.Meanwhile;
import org.downtimelab.scenario.Rollout;
import org.downtimelab.scenario.Step;

/**
 * A path played on ten rows, with nobody else there: as in staging, where everything is
 * instant and nobody notices a thing.
 */
final class Rehearsal {

	private final PathStart start;

	private final OpenTarget target;

	/**
	 * A rehearsal.
	 * @param start of the path, on a small database
	 * @param target whose releases are asked
	 */
	Rehearsal(PathStart start, OpenTarget target) {
		this.start = start;
		this.target = target;
	}

	/**
	 * Plays the path, with an instance of each live release there to be asked.
	 * @return what it took, and what the releases answered
	 */
	Rehearsed play() {
		LiveReleases asked = this.target.releases(this.start, this.start.folder().resolve("rehearsal")).orElse(null);
		List<Double> times = new ArrayList<>();
		try (LiveReleases live = asked;
				WatchedPlayer player = new WatchedPlayer(this.start.subject(), this.start.path(), this.start.database(),
						(live != null) ? live : Deployment.NONE, this.start.slo())) {
			if (live != null) {
				live.serve(this.start.subject().releases().get(0));
			}
			boolean goesOn = true;
			for (Step step : this.start.path().steps()) {
				if (step instanceof Meanwhile || !goesOn) {
					times.add(null);
					continue;
				}
				if (live != null) {
					live.at(times.size() + 1);
				}
				PlayedStep played = player.play(step);
				goesOn = played.outcome().goesOn();
				times.add((step instanceof Rollout) ? null : played.ms());
				if (live != null) {
					live.after(step);
				}
			}
			if (live == null) {
				return new Rehearsed(times, List.of());
			}
			live.closeInPeace();
			return new Rehearsed(times, live.cells());
		}
	}

	/**
	 * What a rehearsal shows.
	 *
	 * @param ms how long each step took, by place in the path; null for a release, for
	 * what other people do, and for what was not reached
	 * @param compatibility what each live release answered before the first step and
	 * after each
	 */
	record Rehearsed(List<Double> ms, List<CompatibilityCell> compatibility) {

		static final Rehearsed NOTHING = new Rehearsed(List.of(), List.of());

		/** How long the step at this place took; null if that is not known. */
		Double msOf(int place) {
			return (place < this.ms.size()) ? this.ms.get(place) : null;
		}

	}

}
