package org.downtimelab.columntype;

import java.sql.SQLException;

import org.downtimelab.observe.LockMode;
import org.downtimelab.scenario.testing.ScenarioContract;
import org.junit.jupiter.api.Test;

class ColumnTypeScenarioTest extends ScenarioContract {

	ColumnTypeScenarioTest() {
		super(new ColumnTypeScenario());
	}

	@Test
	void riskyRewritesTheTableAndBreaksTheCodeThatRuns() throws SQLException {
		risky().hadNoFailure()
			.locks("ALTER TABLE", "large_order", LockMode.ACCESS_EXCLUSIVE)
			.rewrites("large_order")
			.breaks("V2", "v1", "large-read", "large-update", "large-insert")
			.reachesTheGoal();
	}

	@Test
	void folkloreLosesWhatWasWrittenDuringTheCopy() throws SQLException {
		folklore().reportsSuccess()
			.losesWrites("large-update")
			.breaks("V3", "v1", "large-read", "large-update", "large-insert")
			.missesTheGoal("a time that may be null: placed_at");
	}

	@Test
	void safeLosesNoWriteOfAnyRelease() throws SQLException {
		safe().hadNoFailure().losesNoWrite().breaksNoRelease().reachesTheGoal();
	}

}
