package org.downtimelab.foreignkey;

import java.sql.SQLException;

import org.downtimelab.observe.LockMode;
import org.downtimelab.scenario.testing.ScenarioContract;
import org.junit.jupiter.api.Test;

class ForeignKeyScenarioTest extends ScenarioContract {

	ForeignKeyScenarioTest() {
		super(new ForeignKeyScenario());
	}

	@Test
	void riskyStopsAtTheFirstOrphanAndThenDestroysIt() throws SQLException {
		risky().failedAt(0, "Key (customer_id)=(9000000007) is not present")
			.reportsSuccess()
			.locks("ALTER TABLE", "large_order", LockMode.SHARE_ROW_EXCLUSIVE)
			.locks("ALTER TABLE", "customer", LockMode.SHARE_ROW_EXCLUSIVE)
			.scansAt("V2", ROWS)
			.destroys(1)
			.reachesTheGoal();
	}

	@Test
	void folkloreHoldsTheLockOfNotValidThroughTheScan() throws SQLException {
		folklore().hadNoFailure()
			.locks("ALTER TABLE", "large_order", LockMode.SHARE_ROW_EXCLUSIVE)
			.locks("ALTER TABLE", "customer", LockMode.SHARE_ROW_EXCLUSIVE)
			.scansAt("V3", ROWS)
			.destroys(0)
			.reachesTheGoal();
	}

	@Test
	void safeLetsNobodyQueueWhileAnImportIsOpenAndScansWithoutALockThatHurts() throws SQLException {
		safe().hadNoFailure().triedOnce("V3").scansNothingAt("V3").scansAt("V4", ROWS).destroys(0).reachesTheGoal();
	}

}
