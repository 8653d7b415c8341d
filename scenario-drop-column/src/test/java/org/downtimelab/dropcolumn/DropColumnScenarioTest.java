package org.downtimelab.dropcolumn;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import org.downtimelab.migrate.Migrator;
import org.downtimelab.scenario.Check;
import org.downtimelab.scenario.Step;
import org.downtimelab.scenario.testing.ScenarioContract;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DropColumnScenarioTest extends ScenarioContract {

	DropColumnScenarioTest() {
		super(new DropColumnScenario());
	}

	@Test
	void riskyBreaksTheLiveReleaseThoughItsLockIsBrief() {
		risky().hadNoFailure()
			.scansNothingAt("V2")
			.breaks("V2", "v1", "large-read", "large-insert", "large-flush")
			.breaks("v2", "v1", "large-read", "large-insert", "large-flush")
			.breaks("v2", "v2")
			.reachesTheGoal();
	}

	@Test
	void folkloreBreaksTheInstancesNotYetReplaced() {
		folklore().hadNoFailure()
			.breaks("v2", "v1", "large-read", "large-insert", "large-flush")
			.breaks("v2", "v2")
			.reachesTheGoal();
	}

	@Test
	void safeLetsBothReleasesWorkSideBySide() {
		safe().breaks("V2", "v1").breaks("v2", "v1").breaks("v2", "v2").breaks("V3", "v2").scansNothingAt("V3");
	}

	@Test
	void whatV2InsertsBesideV1IsNoNull() throws SQLException {
		DropColumnScenario scenario = new DropColumnScenario();
		new Migrator(scenario, database().dataSource("migration")).migrate(scenario.safe(), Step.migrate("V2", ""));
		try (Connection connection = database().connect("v2"); Statement statement = connection.createStatement()) {
			ResultSet inserted = statement.executeQuery(
					"INSERT INTO large_order (customer_id, amount, note) VALUES (1, 1, 'v2') RETURNING legacy_code");
			inserted.next();
			assertThat(inserted.getString(1)).isEqualTo("none");
			assertThat(Check.columnIsNotNull("large_order", "legacy_code").problem(connection)).isEmpty();
		}
	}

}
