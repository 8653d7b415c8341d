package org.downtimelab.scenario;

import java.util.List;

/** A scenario that is nothing but one path. */
public record BareScenario(Path safe) implements Scenario {

	@Override
	public String name() {
		return "bare";
	}

	@Override
	public String hazard() {
		return "none";
	}

	@Override
	public Path risky() {
		return this.safe;
	}

	@Override
	public Path folklore() {
		return this.safe;
	}

	@Override
	public List<Check> goal() {
		return List.of();
	}

	@Override
	public List<Release> releases() {
		return List.of();
	}

}
