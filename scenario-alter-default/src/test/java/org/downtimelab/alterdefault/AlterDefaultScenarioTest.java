package org.downtimelab.alterdefault;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.downtimelab.migrate.Migrator;
import org.downtimelab.process.Query;
import org.downtimelab.scenario.Path;
import org.downtimelab.scenario.Step;
import org.downtimelab.scenario.testing.ScenarioContract;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AlterDefaultScenarioTest extends ScenarioContract {

	/** As v1 does it: the column is left out. */
	private static final String INSERT = "INSERT INTO large_order (customer_id, amount, note) VALUES (1, 1, 'v1')";

	private final AlterDefaultScenario scenario = new AlterDefaultScenario();

	AlterDefaultScenarioTest() {
		super(new AlterDefaultScenario());
	}

	@Test
	void riskyFailsTheInsertsOfTheLiveReleaseThoughItsLockIsBrief() {
		risky().hadNoFailure()
			.scansNothingAt("V2")
			.breaks("V2", "v1", "large-insert")
			.breaks("v2", "v1", "large-insert")
			.breaks("v2", "v2")
			.reachesTheGoal();
	}

	@Test
	void folkloreReportsSuccessAndNoNewOrderHasTheNewDefault() {
		folklore().reportsSuccess().breaksNoRelease().missesTheGoal("0 % of the new orders have the new value");
	}

	@Test
	void theNewDefaultIsForThoseWhoLeaveTheColumnOut() throws SQLException {
		assertThat(problemsAfter(this.scenario.folklore())).isEmpty();
		try (Connection connection = database().connect("by hand")) {
			assertThat(Query.first(connection, INSERT + " RETURNING shipping", (row) -> row.getString(1)))
				.contains("economy");
		}
	}

	@Test
	void safeWritesNoRowForTheDefaultAndTakesItAwayWhenNobodyNeedsIt() {
		safe().scansNothingAt("V2").scansNothingAt("V3").breaks("v2", "v1").breaks("v2", "v2").breaks("V3", "v2");
	}

	@Test
	void theProofFailsWhileSomebodyTakesTheDefault() throws Exception {
		Path safe = this.scenario.safe();
		new Migrator(this.scenario, database().dataSource("migration")).migrate(safe, Step.migrate("V2", ""));
		try (Connection looking = database().connect("proof");
				Connection v1 = database().connect("v1");
				Statement insert = v1.createStatement()) {
			assertThat(NewOrders.DO_NOT_TAKE_THE_DEFAULT.problem(looking)).isEmpty();
			CompletableFuture<Optional<String>> proof = CompletableFuture.supplyAsync(() -> {
				try {
					return NewOrders.DO_NOT_TAKE_THE_DEFAULT.problem(looking);
				}
				catch (SQLException ex) {
					throw new IllegalStateException(ex);
				}
			});
			while (!proof.isDone()) {
				insert.execute(INSERT);
			}
			assertThat(proof.get()).hasValueSatisfying((words) -> assertThat(words).contains("took the default"));
		}
	}

}
