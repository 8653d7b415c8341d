package org.downtimelab.backfilled;

import java.sql.Connection;
import java.sql.SQLException;

import org.downtimelab.observe.LockMode;
import org.downtimelab.process.Query;
import org.downtimelab.scenario.testing.ScenarioContract;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BackfillScenarioTest extends ScenarioContract {

	BackfillScenarioTest() {
		super(new BackfillScenario());
	}

	@Test
	void riskyLocksNoTableAndWritesAllRowsInOneTransaction() {
		risky().hadNoFailure()
			.locks("UPDATE", "large_order", LockMode.ROW_EXCLUSIVE)
			.neverBlocks("large_order")
			.scansAt("V2", ROWS)
			.reachesTheGoal();
	}

	@Test
	void riskyLeavesTheTableTwiceAsLarge() throws SQLException {
		long before = bytes();
		problemsAfter(new BackfillScenario().risky());
		assertThat(bytes()).isGreaterThan(before * 19 / 10);
	}

	@Test
	void folkloreLosesNothingWhileNobodyWrites() {
		folklore().hadNoFailure().losesNoWrite().breaksNoRelease().reachesTheGoal();
	}

	@Test
	void safeLosesNoWrite() {
		safe().losesNoWrite();
	}

	private long bytes() throws SQLException {
		try (Connection connection = database().connect("size")) {
			return Query.first(connection, "SELECT pg_table_size('large_order')", (row) -> row.getLong(1))
				.orElseThrow();
		}
	}

}
