package org.downtimelab.notnull;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import org.downtimelab.observe.LockMode;
import org.downtimelab.scenario.Path;
import org.downtimelab.scenario.Promise;
import org.downtimelab.scenario.testing.ScenarioContract;
import org.junit.jupiter.api.Test;

import static org.downtimelab.guard.Blocked.everythingOn;
import static org.downtimelab.scenario.Step.migrate;
import static org.downtimelab.scenario.Step.release;

class NotNullScenarioTest extends ScenarioContract {

	NotNullScenarioTest() {
		super(new NotNullScenario());
	}

	@Test
	void riskyLocksEveryoneOutAndLeavesTheLiveReleaseUnableToInsert() {
		risky().hadNoFailure()
			.locks("ALTER TABLE", "large_order", LockMode.ACCESS_EXCLUSIVE)
			.scansAt("V2", 2 * ROWS)
			.breaks("V2", "v1", "large-insert")
			.breaks("v2", "v2")
			.reachesTheGoal();
	}

	@Test
	void folkloreReadsEveryRowUnderTheLockThoughEveryRowIsFilled() {
		folklore().hadNoFailure().scansNothingAt("V2").scansAt("V3", ROWS).reachesTheGoal();
	}

	@Test
	void folkloreFailsAnInsertOfTheDefaultApplicationWhenTheColumnComes() {
		folklore().breaks("V2", "v1", "large-insert").breaks("v2", "v1").breaks("v2", "v2").breaks("V3", "v2");
	}

	@Test
	void safeReadsTheRowsWhileEveryoneWorksAndNotUnderTheLock() {
		safe().scansNothingAt("V3").scansAt("V4", ROWS).scansNothingAt("V5").scansNothingAt("V6");
	}

	/**
	 * The CHECK takes three brief locks, V3, V5 and V6; this way takes one, V3, which
	 * servers before 18 refuse to parse.
	 */
	@Test
	void from18OnNotNullItselfCanBeNotValidAndIsValidatedLikeACheck() throws SQLException {
		Path shorter = new Path("shorter", "NOT NULL … NOT VALID, then VALIDATE", Promise.SAFE,
				List.of(release(NotNullScenario.V1_1, "RETURNING id"),
						migrate("V2", "the column").guard(everythingOn("large_order")),
						release(NotNullScenario.V2, "it writes the column"), NotNullScenario.fill(),
						migrate("V3", "new rows are held to it").guard(everythingOn("large_order")),
						migrate("V4", "the old rows are read, while reads and writes go on")));
		if (majorVersion() < 18) {
			played(shorter).failedAt(shorter.steps().size() - 2, "syntax error at or near \"NOT\"");
			return;
		}
		played(shorter).hadNoFailure()
			.reachesTheGoal()
			.breaksNoRelease()
			.holdsItsLocksForAMoment()
			.scansNothingAt("V3")
			.scansAt("V4", ROWS)
			.locks("ALTER TABLE large_order ADD CONSTRAINT", "large_order", LockMode.ACCESS_EXCLUSIVE)
			.locks("ALTER TABLE large_order VALIDATE", "large_order", LockMode.SHARE_UPDATE_EXCLUSIVE);
	}

	private int majorVersion() throws SQLException {
		try (Connection connection = database().connect("version")) {
			return connection.getMetaData().getDatabaseMajorVersion();
		}
	}

}
