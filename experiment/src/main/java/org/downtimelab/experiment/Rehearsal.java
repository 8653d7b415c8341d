package org.downtimelab.experiment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.downtimelab.database.Database;
import org.downtimelab.database.Databases;
import org.downtimelab.experiment.result.CompatibilityCell;
import org.downtimelab.scenario.Meanwhile;
import org.downtimelab.scenario.Path;
import org.downtimelab.scenario.Rollout;
import org.downtimelab.scenario.Scenario;
import org.downtimelab.scenario.Step;

/**
 * A path played on ten rows, with nobody else there: as in staging, where everything is
 * instant and nobody notices a thing.
 */
final class Rehearsal {

	private final Databases databases;

	private final Templates templates;

	private final ShutdownCleanup early;

	private final Duration slo;

	Rehearsal(Databases databases, Templates templates, ShutdownCleanup early, Duration slo) {
		this.databases = databases;
		this.templates = templates;
		this.early = early;
		this.slo = slo;
	}

	/**
	 * Plays it, with an instance of each live release there to be asked.
	 * @param classes whose archive the first instance leaves behind
	 * @param folder takes the instances' logs
	 * @return what it took, and what the releases answered
	 */
	Rehearsed play(Scenario scenario, Path path, SharedClasses classes, java.nio.file.Path folder) {
		Database template = this.templates.of(scenario, Templates.SMALL);
		List<Double> times = new ArrayList<>();
		Database small = this.databases.cloneOf(template, scenario.name() + "_small");
		try (ScratchDatabase clone = this.early.of(new ScratchDatabase(this.databases, small));
				LiveReleases live = this.early.of(
						new LiveReleases(
								new Launcher(classes::rehearsal, clone.database(), LiveReleases.SETTINGS,
										folder.resolve("rehearsal")),
								path, new CompatibilityProbe(scenario.endpoints())));
				WatchedPlayer player = new WatchedPlayer(scenario, path, clone.database(), live, this.slo)) {
			live.serve(scenario.releases().get(0));
			boolean goesOn = true;
			for (Step step : path.steps()) {
				if (step instanceof Meanwhile || !goesOn) {
					times.add(null);
					continue;
				}
				live.at(times.size() + 1);
				PlayedStep played = player.play(step);
				goesOn = played.outcome().goesOn();
				times.add((step instanceof Rollout) ? null : played.ms());
				live.after(step);
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
	}

}
