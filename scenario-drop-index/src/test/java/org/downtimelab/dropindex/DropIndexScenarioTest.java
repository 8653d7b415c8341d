package org.downtimelab.dropindex;

import java.time.Duration;

import org.downtimelab.observe.LockMode;
import org.downtimelab.scenario.testing.ScenarioContract;
import org.junit.jupiter.api.Test;

class DropIndexScenarioTest extends ScenarioContract {

	DropIndexScenarioTest() {
		super(new DropIndexScenario(Duration.ofMillis(100), Duration.ofMillis(800)));
	}

	@Test
	void riskyDropsTheIndexThatLookUpsUse() {
		risky().hadNoFailure()
			.scansNothingAt("V2")
			.locks("DROP INDEX", "large_order", LockMode.ACCESS_EXCLUSIVE)
			.breaksNoRelease()
			.missesTheGoal("the planner does not use large_order_customer_id_idx");
	}

	@Test
	void folkloreLocksEverybodyOutWhileOnePersonReadsAPlan() {
		folklore().hadNoFailure().locks("DROP INDEX", "large_order", LockMode.ACCESS_EXCLUSIVE).breaksNoRelease();
	}

	@Test
	void folkloreEndsWhereItBegan() {
		folklore().missesTheGoal("there is an index that nobody uses: large_order_placed_at_customer_id_idx");
	}

	@Test
	void safeBlocksNobodyAndReadsNoRow() {
		safe().neverBlocks("large_order").scansNothingAt("V2").losesNoWrite();
	}

}
