package org.downtimelab.addcolumn;

import org.downtimelab.observe.LockMode;
import org.downtimelab.scenario.testing.ScenarioContract;
import org.junit.jupiter.api.Test;

class AddColumnScenarioTest extends ScenarioContract {

	AddColumnScenarioTest() {
		super(new AddColumnScenario());
	}

	@Test
	void riskyWritesEveryRowAnewWhileNobodyReads() {
		risky().hadNoFailure()
			.locks("ALTER TABLE", "large_order", LockMode.ACCESS_EXCLUSIVE)
			.rewrites("large_order")
			.scansAt("V2", ROWS)
			.reachesTheGoal();
	}

	@Test
	void folkloreIsRightAboutNowAndWrongAboutAnIdForEachRow() {
		folklore().hadNoFailure()
			.scansNothingAt("V2")
			.rewrites("large_order")
			.scansAt("V3", ROWS)
			.scansNothingAt("V5")
			.reachesTheGoal();
	}

	@Test
	void folkloreFailsAnInsertOfTheDefaultApplicationAtEachNewColumn() {
		folklore().breaks("V2", "v1", "large-insert").breaks("V3", "v1", "large-insert").breaks("V4", "v1");
	}

	@Test
	void safeReadsTheRowsOnlyWhileEveryoneWorks() {
		safe().scansNothingAt("V2").scansNothingAt("V3").scansAt("V4", ROWS).scansNothingAt("V6");
	}

}
