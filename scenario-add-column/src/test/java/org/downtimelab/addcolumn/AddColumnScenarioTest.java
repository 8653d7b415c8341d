package org.downtimelab.addcolumn;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import org.downtimelab.migrate.Migrator;
import org.downtimelab.observe.LockMode;
import org.downtimelab.scenario.Step;
import org.downtimelab.scenario.testing.ScenarioContract;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

	@Test
	void aCheckBeforeTheBackfillRefusesAnUpdateOfARowThatHasNoIdYet() throws SQLException {
		AddColumnScenario scenario = new AddColumnScenario();
		Migrator migrator = new Migrator(scenario, database().dataSource("migration"));
		migrator.migrate(scenario.safe(), Step.migrate("V3", ""));
		try (Connection connection = database().connect("v1"); Statement statement = connection.createStatement()) {
			assertThatThrownBy(() -> statement.execute("UPDATE large_order SET note = 'changed' WHERE id = 1"))
				.hasMessageContaining("violates check constraint \"large_order_public_id_there\"");
		}
	}

}
