package org.downtimelab.console.run;

import java.util.List;

import org.downtimelab.command.ScenarioCommand;
import org.downtimelab.scenario.Check;
import org.downtimelab.scenario.Endpoint;
import org.downtimelab.scenario.Path;
import org.downtimelab.scenario.Release;
import org.downtimelab.scenario.Scenario;
import org.downtimelab.scenario.Scenarios;

/** One read and one update endpoint, and nothing to migrate: the locks are the test's. */
public final class CalibrationScenario implements Scenario {

	public static void main(String... arguments) {
		ScenarioCommand.run(new CalibrationScenario(), arguments);
	}

	@Override
	public String name() {
		return "calibration";
	}

	@Override
	public List<Endpoint> endpoints() {
		return List.of(Endpoint.read("large-read", "/large?from={id}", "large_order"),
				Endpoint.update("large-update", "/large/{id}", "text", "large_order"));
	}

	@Override
	public List<Release> releases() {
		return Scenarios.named("index").orElseThrow().releases();
	}

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
