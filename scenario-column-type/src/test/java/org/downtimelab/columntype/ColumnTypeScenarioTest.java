package org.downtimelab.columntype;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import org.downtimelab.migrate.Migrator;
import org.downtimelab.observe.LockMode;
import org.downtimelab.scenario.Check;
import org.downtimelab.scenario.Step;
import org.downtimelab.scenario.testing.ScenarioContract;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ColumnTypeScenarioTest extends ScenarioContract {

	ColumnTypeScenarioTest() {
		super(new ColumnTypeScenario());
	}

	@Test
	void riskyRewritesTheTableAndBreaksTheCodeThatRuns() {
		risky().hadNoFailure()
			.locks("ALTER TABLE", "large_order", LockMode.ACCESS_EXCLUSIVE)
			.rewrites("large_order")
			.breaks("V2", "v1", "large-read", "large-update", "large-insert")
			.missesTheGoal("placed_at has no statistics")
			.missesTheGoal("the planner does not use large_order_placed_at_idx");
	}

	@Test
	void folkloreLosesWhatWasWrittenDuringTheCopy() {
		folklore().reportsSuccess()
			.losesWrites("large-update")
			.breaks("V3", "v1", "large-read", "large-update", "large-insert")
			.missesTheGoal("the column large_order.placed_at allows NULL")
			.missesTheGoal("there is no index large_order_placed_at_idx");
	}

	@Test
	void riskyReachesTheGoalOnceSomebodyAnalyzes() throws SQLException {
		ColumnTypeScenario scenario = new ColumnTypeScenario();
		assertThat(problemsAfter(scenario.risky())).contains("the column large_order.placed_at has no statistics");
		try (Connection connection = database().connect("dba"); Statement statement = connection.createStatement()) {
			statement.execute("ANALYZE large_order (placed_at)");
			for (Check check : scenario.goal()) {
				assertThat(check.problem(connection)).isEmpty();
			}
		}
	}

	@Test
	void anIndexThatWasBuiltByHandStaysAndAnInvalidOneIsBuiltAgain() throws SQLException {
		ColumnTypeScenario scenario = new ColumnTypeScenario();
		Migrator migrator = new Migrator(scenario, database().dataSource("migration"));
		migrator.migrate(scenario.safe(), Step.migrate("V3", ""));
		try (Connection connection = database().connect("dba"); Statement statement = connection.createStatement()) {
			statement.execute("CREATE INDEX large_order_placed_at_tz_idx ON large_order (placed_at_tz)");
			long byHand = index(statement);
			migrator.migrate(scenario.safe(), Step.migrate("V4", ""));
			assertThat(index(statement)).isEqualTo(byHand);
			statement.execute("UPDATE pg_index SET indisvalid = false WHERE indexrelid = " + byHand);
			statement.execute("DELETE FROM flyway_schema_history WHERE version = '4'");
			migrator.migrate(scenario.safe(), Step.migrate("V4", ""));
			assertThat(index(statement)).isNotEqualTo(byHand);
			assertThat(Check.indexIsValid("large_order_placed_at_tz_idx").problem(connection)).isEmpty();
		}
	}

	private static long index(Statement statement) throws SQLException {
		try (ResultSet found = statement.executeQuery("SELECT 'large_order_placed_at_tz_idx'::regclass::oid")) {
			found.next();
			return found.getLong(1);
		}
	}

	@Test
	void safeLosesNoWriteOfAnyRelease() {
		safe().hadNoFailure().losesNoWrite().breaksNoRelease().reachesTheGoal();
	}

}
