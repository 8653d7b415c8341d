package org.downtimelab.console.completeness;

import java.util.List;

import org.downtimelab.scenario.Check;
import org.downtimelab.scenario.Migration;
import org.downtimelab.scenario.Path;
import org.downtimelab.scenario.Release;
import org.downtimelab.scenario.Scenario;
import org.downtimelab.scenario.Step;

import static org.downtimelab.scenario.Step.migrate;

/** A scenario that nobody plays: only its steps and its files are looked at. */
final class DemoScenario implements Scenario {

	private final boolean riskyStep;

	private final boolean reason;

	DemoScenario() {
		this(true, true);
	}

	private DemoScenario(boolean riskyStep, boolean reason) {
		this.riskyStep = riskyStep;
		this.reason = reason;
	}

	DemoScenario withoutARiskyStep() {
		return new DemoScenario(false, this.reason);
	}

	DemoScenario withoutAReason() {
		return new DemoScenario(this.riskyStep, false);
	}

	@Override
	public String name() {
		return "demo";
	}

	@Override
	public String hazard() {
		return "none";
	}

	@Override
	public Path risky() {
		return Path.risky("demo", this.riskyStep ? new Step[] { migrate("V2", "demo") } : new Step[0]);
	}

	@Override
	public Path folklore() {
		return Path.folklore("demo", migrate("V2", "demo"));
	}

	@Override
	public Path safe() {
		Migration drop = migrate("V3", "drop");
		return Path.safe("demo", migrate("V2", "demo"),
				this.reason ? drop.pointOfNoReturn("dropped rows cannot come back") : drop);
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
