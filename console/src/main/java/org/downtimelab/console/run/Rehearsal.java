package org.downtimelab.console.run;

import java.util.ArrayList;
import java.util.List;

import org.downtimelab.database.Database;
import org.downtimelab.database.Databases;
import org.downtimelab.play.Deployment;
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

	private final EarlyEnd early;

	Rehearsal(Databases databases, Templates templates, EarlyEnd early) {
		this.databases = databases;
		this.templates = templates;
		this.early = early;
	}

	/**
	 * How long each step took.
	 * @return milliseconds by place in the path; null for what other people do, for a
	 * release, and for what was not reached
	 */
	List<Double> play(Scenario scenario, Path path) {
		Database template = this.templates.of(scenario, Templates.SMALL);
		List<Double> times = new ArrayList<>();
		Database small = this.databases.cloneOf(template, scenario.name() + "_small");
		try (Temporary clone = this.early.of(new Temporary(this.databases, small));
				WatchedPlayer player = new WatchedPlayer(scenario, path, clone.database(), Deployment.NONE)) {
			boolean goesOn = true;
			for (Step step : path.steps()) {
				if (step instanceof Meanwhile || step instanceof Rollout || !goesOn) {
					times.add(null);
					continue;
				}
				PlayedStep played = player.play(step);
				goesOn = played.outcome().goesOn();
				times.add(played.ms());
			}
		}
		return times;
	}

}
