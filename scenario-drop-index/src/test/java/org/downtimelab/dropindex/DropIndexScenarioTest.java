package org.downtimelab.dropindex;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.downtimelab.migrate.Migrator;
import org.downtimelab.observe.LockMode;
import org.downtimelab.process.Patience;
import org.downtimelab.process.Query;
import org.downtimelab.scenario.Step;
import org.downtimelab.scenario.testing.ScenarioContract;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DropIndexScenarioTest extends ScenarioContract {

	private static final String WAITS = """
			SELECT FROM pg_locks
			WHERE NOT granted AND pid IN (SELECT pid FROM pg_stat_activity
			  WHERE datname = current_database() AND application_name = 'migration')""";

	DropIndexScenarioTest() {
		super(new DropIndexScenario(Duration.ofMillis(100), Duration.ofMillis(800)));
	}

	@Test
	void riskyDropsTheIndexThatLookUpsUse() {
		risky().hadNoFailure()
			.scansNothingAt("V2")
			.locks("DROP INDEX", "large_order", LockMode.ACCESS_EXCLUSIVE)
			.breaksNoRelease()
			.missesTheGoal("there is no index large_order_customer_id_idx (");
	}

	@Test
	void folkloreLocksEverybodyOutWhileOnePersonReadsAPlan() {
		folklore().hadNoFailure().locks("DROP INDEX", "large_order", LockMode.ACCESS_EXCLUSIVE).breaksNoRelease();
	}

	@Test
	void folkloreEndsWhereItBegan() {
		folklore().missesTheGoal("there is an index that nobody uses: large_order_placed_at_customer_id_idx");
	}

	@Test
	void safeDropsConcurrentlyAndReadsNoRow() {
		safe()
			.runsAt("V2", "SET lock_timeout = 0", "SET statement_timeout = 0", "DROP INDEX CONCURRENTLY IF EXISTS",
					"RESET lock_timeout", "RESET statement_timeout")
			.scansNothingAt("V2")
			.losesNoWrite();
	}

	@Test
	void safeWaitsForAReportWhileOthersReadAndWrite() throws Exception {
		DropIndexScenario scenario = new DropIndexScenario();
		try (Connection report = database().connect("report"); Connection user = database().connect("user")) {
			report.setAutoCommit(false);
			report.createStatement().execute("SELECT FROM large_order");
			CompletableFuture<Void> drop = CompletableFuture
				.runAsync(() -> new Migrator(scenario, database().dataSource("migration")).migrate(scenario.safe(),
						Step.migrate("V2", "drops the index")));
			assertThat(Patience.until(Duration.ofSeconds(10), () -> isThere(user, WAITS))).isTrue();
			user.createStatement()
				.execute("SET lock_timeout = '1s'; UPDATE large_order SET note = 'changed' WHERE id = 1");
			assertThat(drop).isNotDone();
			report.rollback();
			drop.get(20, TimeUnit.SECONDS);
		}
	}

	private static boolean isThere(Connection connection, String query) {
		try {
			return Query.first(connection, query, (row) -> true).isPresent();
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
