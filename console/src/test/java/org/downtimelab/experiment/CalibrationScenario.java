package org.downtimelab.experiment;

import java.util.List;

import org.downtimelab.command.ScenarioCommand;
import org.downtimelab.scenario.Release;
import org.downtimelab.scenario.Scenarios;
import org.downtimelab.traffic.Endpoint;

/** One read and one update endpoint, and nothing to migrate: the locks are the test's. */
public final class CalibrationScenario extends StillScenario {

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
				Endpoint.update("large-update", "/large/{id}", Endpoint.Values.TEXT, "large_order"));
	}

	@Override
	public List<Release> releases() {
		return Scenarios.named("index").orElseThrow().releases();
	}

}
