package org.downtimelab.lockqueue;

import java.time.Duration;

import org.downtimelab.observe.LockMode;
import org.downtimelab.scenario.testing.ScenarioContract;
import org.junit.jupiter.api.Test;

/** With reports of a tenth of their time. */
class LockQueueScenarioTest extends ScenarioContract {

	LockQueueScenarioTest() {
		super(new LockQueueScenario(Duration.ofMillis(1_500)));
	}

	@Test
	void riskyHasNothingToDoAndStillTakesTheStrongestLock() {
		risky().hadNoFailure()
			.scansNothingAt("V2")
			.locks("ALTER TABLE", "large_order", LockMode.ACCESS_EXCLUSIVE)
			.triedOnce("V2")
			.breaksNoRelease()
			.reachesTheGoal();
	}

	@Test
	void folkloreGetsThereInTheEnd() {
		folklore().hadNoFailure().reportsSuccess().reachesTheGoal();
	}

	@Test
	void safeWantsTheLockOnlyWhenNobodyIsInItsWay() {
		safe().triedOnce("V2").scansNothingAt("V2");
	}

}
