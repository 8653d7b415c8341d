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

	/**
	 * Each of the three reports can come between a look and a try. Without looking it
	 * would be ten tries a second.
	 */
	@Test
	void safeWantsTheLockOnlyWhenNobodyIsInItsWay() {
		safe().triedAtMost("V2", 3).scansNothingAt("V2");
	}

}
