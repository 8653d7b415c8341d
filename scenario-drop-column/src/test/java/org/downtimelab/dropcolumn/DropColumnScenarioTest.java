package org.downtimelab.dropcolumn;

import java.sql.SQLException;

import org.downtimelab.scenario.testing.ScenarioContract;
import org.junit.jupiter.api.Test;

class DropColumnScenarioTest extends ScenarioContract {

	DropColumnScenarioTest() {
		super(new DropColumnScenario());
	}

	@Test
	void riskyBreaksTheLiveReleaseThoughItsLockIsBrief() throws SQLException {
		risky().hadNoFailure()
			.scansNothingAt("V2")
			.breaks("V2", "v1", "large-read", "large-insert")
			.breaks("v2", "v1", "large-read", "large-insert")
			.breaks("v2", "v2")
			.reachesTheGoal();
	}

	@Test
	void folkloreBreaksTheInstancesNotYetReplaced() throws SQLException {
		folklore().hadNoFailure().breaks("v2", "v1", "large-read", "large-insert").breaks("v2", "v2").reachesTheGoal();
	}

	@Test
	void safeLetsBothReleasesWorkSideBySide() throws SQLException {
		safe().breaks("V2", "v1").breaks("v2", "v1").breaks("v2", "v2").breaks("V3", "v2").scansNothingAt("V3");
	}

}
