package org.downtimelab.console.run;

import java.util.ArrayList;
import java.util.List;

import org.downtimelab.database.Database;
import org.downtimelab.database.Databases;
import org.downtimelab.scenario.Meanwhile;
import org.downtimelab.scenario.Path;
import org.downtimelab.scenario.Scenario;
import org.downtimelab.scenario.Step;

/**
 * A path played on ten rows, with nobody else there: as in staging, where everything is
 * instant and nobody notices a thing.
 */
final class Rehearsal {

	private final Databases databases;

	private final Templates templates;

	Rehearsal(Databases databases, Templates templates) {
		this.databases = databases;
		this.templates = templates;
	}

	/**
	 * How long each step took.
	 * @return milliseconds by place in the path; null for what other people do, and for
	 * what was not reached
	 */
	List<Double> play(Scenario scenario, Path path) {
		Database database = this.databases.cloneOf(this.templates.of(scenario, Templates.SMALL),
				scenario.name() + "_small");
		List<Double> times = new ArrayList<>();
		try (WatchedPlayer player = new WatchedPlayer(scenario, path, database)) {
			boolean goesOn = true;
			for (Step step : path.steps()) {
				if (step instanceof Meanwhile || !goesOn) {
					times.add(null);
					continue;
				}
				PlayedStep played = player.play(step);
				goesOn = played.outcome().goesOn();
				times.add(played.ms());
			}
		}
		finally {
			this.databases.drop(database);
		}
		return times;
	}

}
