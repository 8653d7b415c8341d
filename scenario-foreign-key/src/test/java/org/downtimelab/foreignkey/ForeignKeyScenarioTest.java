package org.downtimelab.foreignkey;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import org.downtimelab.observe.LockMode;
import org.downtimelab.scenario.testing.ScenarioContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import static org.assertj.core.api.Assertions.assertThat;

/** In turn: v1 counts its orders in a static, and here all releases share one JVM. */
@Execution(ExecutionMode.SAME_THREAD)
class ForeignKeyScenarioTest extends ScenarioContract {

	private static final String INDEX = "large_order_customer_id_idx";

	ForeignKeyScenarioTest() {
		super(new ForeignKeyScenario());
	}

	@Test
	void riskyStopsAtTheFirstOrphanAndThenDestroysIt() {
		risky().failedAt(0, "Key (customer_id)=(")
			.failedAt(0, "is not present")
			.reportsSuccess()
			.locks("LOCK TABLE", "large_order", LockMode.SHARE_ROW_EXCLUSIVE)
			.locks("ALTER TABLE", "customer", LockMode.SHARE_ROW_EXCLUSIVE)
			.scansAt("V2", ROWS)
			.destroys(1);
	}

	@Test
	void riskyLosesTheOrdersThatV1HasJustAcknowledged() {
		risky().losesWrites("large-insert");
	}

	@Test
	void riskyLeavesV1ToFailAndEachDeleteOfACustomerToReadAllOrders() {
		risky().breaks("V2", "v1", "large-insert").missesTheGoal("there is no index large_order_customer_id_idx");
	}

	@Test
	void folkloreHoldsTheLockOfNotValidThroughTheScan() {
		folklore().hadNoFailure()
			.locks("ALTER TABLE", "large_order", LockMode.SHARE_ROW_EXCLUSIVE)
			.locks("ALTER TABLE", "customer", LockMode.SHARE_ROW_EXCLUSIVE)
			.scansAt("V4", ROWS)
			.destroys(0)
			.losesNoWrite()
			.reachesTheGoal();
	}

	@Test
	void folkloreRefusesV1sOrphansUntilV2IsOut() {
		folklore().breaks("V4", "v1", "large-insert").breaks("v2", "v1", "large-insert").breaks("v2", "v2");
	}

	@Test
	void safeLetsNobodyQueueWhileAnImportIsOpenAndScansWithoutALockThatHurts() {
		safe().hadNoFailure()
			.triedOnce("V4")
			.scansNothingAt("V4")
			.scansAt("V5", ROWS)
			.destroys(0)
			.losesNoWrite()
			.reachesTheGoal();
	}

	@Test
	void safeReplacesAnIndexThatAFailedTryLeft() throws SQLException {
		long before = handMade("UPDATE pg_index SET indisvalid = false WHERE indexrelid = '%s'::regclass");
		assertThat(problemsAfter(new ForeignKeyScenario().safe())).isEmpty();
		assertThat(oid()).isNotEqualTo(before);
	}

	@Test
	void safeLeavesAValidIndexThatSomebodyHasBuilt() throws SQLException {
		long before = handMade("COMMENT ON INDEX %s IS 'built during the incident'");
		assertThat(problemsAfter(new ForeignKeyScenario().safe())).isEmpty();
		assertThat(oid()).isEqualTo(before);
	}

	private long handMade(String then) throws SQLException {
		try (Connection connection = database().connect("test"); Statement statement = connection.createStatement()) {
			statement.execute("CREATE INDEX %s ON large_order (customer_id)".formatted(INDEX));
			statement.execute(then.formatted(INDEX));
		}
		return oid();
	}

	private long oid() throws SQLException {
		try (Connection connection = database().connect("test");
				Statement statement = connection.createStatement();
				ResultSet oid = statement.executeQuery("SELECT '%s'::regclass::oid".formatted(INDEX))) {
			oid.next();
			return oid.getLong(1);
		}
	}

}
