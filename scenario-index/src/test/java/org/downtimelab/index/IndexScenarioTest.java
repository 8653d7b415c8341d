package org.downtimelab.index;

import org.downtimelab.observe.LockMode;
import org.downtimelab.scenario.testing.ScenarioContract;
import org.junit.jupiter.api.Test;

class IndexScenarioTest extends ScenarioContract {

	IndexScenarioTest() {
		super(new IndexScenario());
	}

	@Test
	void riskyHoldsWritesUpWhileItBuilds() {
		risky().hadNoFailure().locks("CREATE INDEX", "large_order", LockMode.SHARE).reachesTheGoal();
	}

	@Test
	void folkloreReportsSuccessOverAnInvalidIndex() {
		folklore().failedAt(1, "lock timeout").reportsSuccess().neverBlocks("large_order").missesTheGoal("INVALID");
	}

	@Test
	void safeBlocksNobodyAndEndsWithAnIndexThatIsUsed() {
		safe().hadNoFailure().neverBlocks("large_order").reachesTheGoal();
	}

	@Test
	void safeLeavesTheProcessorsToTheRequests() {
		safe().runsAt("V2", "SET lock_timeout = 0", "SET statement_timeout = 0",
				"SET max_parallel_maintenance_workers = 0", "BEGIN",
				"LOCK TABLE large_order IN SHARE UPDATE EXCLUSIVE MODE", "DO", "COMMIT",
				"DROP INDEX CONCURRENTLY IF EXISTS", "CREATE INDEX CONCURRENTLY IF NOT EXISTS", "RESET lock_timeout",
				"RESET statement_timeout", "RESET max_parallel_maintenance_workers");
	}

}
