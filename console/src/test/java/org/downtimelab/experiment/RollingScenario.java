package org.downtimelab.experiment;

import java.util.List;

import org.downtimelab.command.ScenarioCommand;
import org.downtimelab.scenario.Release;
import org.downtimelab.scenario.Scenarios;

/** Releases of the same code under two names, and one that cannot start. */
public final class RollingScenario extends StillScenario {

	static final Release V1 = new Release("v1", Scenarios.named("index").orElseThrow().releases().get(0).home());

	static final Release V2 = new Release("v2", V1.home());

	/** There is no repository of the large table in its package. */
	static final Release BROKEN = new Release("broken", "org.downtimelab.experiment");

	public static void main(String... arguments) {
		ScenarioCommand.run(new RollingScenario(), arguments);
	}

	@Override
	public String name() {
		return "rolling";
	}

	@Override
	public List<Release> releases() {
		return List.of(V1, V2, BROKEN);
	}

}
