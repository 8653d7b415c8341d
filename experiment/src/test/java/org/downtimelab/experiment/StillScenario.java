package org.downtimelab.experiment;

import java.util.List;

import org.downtimelab.scenario.Check;
import org.downtimelab.scenario.Path;
import org.downtimelab.scenario.Scenario;

/** A scenario that changes nothing: what happens is the test's. */
abstract class StillScenario implements Scenario {

	@Override
	public String hazard() {
		return "none";
	}

	@Override
	public Path risky() {
		return Path.risky("nothing");
	}

	@Override
	public Path folklore() {
		return Path.folklore("nothing");
	}

	@Override
	public Path safe() {
		return Path.safe("nothing");
	}

	@Override
	public List<Check> goal() {
		return List.of();
	}

}
