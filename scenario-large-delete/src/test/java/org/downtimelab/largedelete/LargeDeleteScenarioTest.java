package org.downtimelab.largedelete;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

import org.downtimelab.observe.LockMode;
import org.downtimelab.process.Query;
import org.downtimelab.scenario.testing.ScenarioContract;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** With a report of a fraction of its time. */
class LargeDeleteScenarioTest extends ScenarioContract {

	LargeDeleteScenarioTest() {
		super(new LargeDeleteScenario(Duration.ofMillis(800)));
	}

	@Test
	void riskyBlocksNobodyAndReachesTheGoal() {
		risky().hadNoFailure()
			.locks("DELETE", "large_order", LockMode.ROW_EXCLUSIVE)
			.neverBlocks("large_order")
			.breaksNoRelease()
			.destroys(0)
			.reachesTheGoal();
	}

	@Test
	void riskyLeavesTheTableAsLargeAsItWas() throws SQLException {
		long before = bytes();
		problemsAfter(new LargeDeleteScenario(Duration.ofMillis(800)).risky());
		assertThat(bytes()).isGreaterThanOrEqualTo(before);
	}

	@Test
	void folkloreWritesTheTableAnewForTheSpace() {
		folklore().hadNoFailure().rewrites("large_order").destroys(0).reachesTheGoal();
	}

	@Test
	void safeBlocksNobodyAndDestroysNoOrderThatIsKept() {
		safe().neverBlocks("large_order").destroys(0).losesNoWrite();
	}

	private long bytes() throws SQLException {
		try (Connection connection = database().connect("size")) {
			return Query.first(connection, "SELECT pg_table_size('large_order')", (row) -> row.getLong(1))
				.orElseThrow();
		}
	}

}
