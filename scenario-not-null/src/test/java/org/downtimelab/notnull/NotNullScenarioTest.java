package org.downtimelab.notnull;

import java.sql.SQLException;

import org.downtimelab.observe.LockMode;
import org.downtimelab.scenario.testing.ScenarioContract;
import org.junit.jupiter.api.Test;

class NotNullScenarioTest extends ScenarioContract {

	NotNullScenarioTest() {
		super(new NotNullScenario());
	}

	@Test
	void riskyLocksEveryoneOutAndLeavesTheLiveReleaseUnableToInsert() throws SQLException {
		risky().hadNoFailure()
			.locks("ALTER TABLE", "large_order", LockMode.ACCESS_EXCLUSIVE)
			.scansAt("V2", 2 * ROWS)
			.breaks("V2", "v1", "large-insert")
			.breaks("v2", "v2")
			.reachesTheGoal();
	}

	@Test
	void folkloreReadsEveryRowUnderTheLockThoughEveryRowIsFilled() throws SQLException {
		folklore().hadNoFailure().scansNothingAt("V2").scansAt("V3", ROWS).breaksNoRelease().reachesTheGoal();
	}

	@Test
	void safeReadsTheRowsWhileEveryoneWorksAndNotUnderTheLock() throws SQLException {
		safe().scansNothingAt("V3").scansAt("V4", ROWS).scansNothingAt("V5").scansNothingAt("V6");
	}

}
