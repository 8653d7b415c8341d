package org.downtimelab.report;

import java.util.List;

import org.downtimelab.experiment.result.ChainLink;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ChainWordsTest {

	@Test
	void namesEveryLinkByWhatItHoldsOrWants() {
		assertThat(SampleRun.chain(0, 3000).words())
			.isEqualTo("10 sessions waited for another session (psql, pid 4711), which wanted ACCESS EXCLUSIVE on"
					+ " large_order and waited for CREATE INDEX CONCURRENTLY …, which held"
					+ " SHARE UPDATE EXCLUSIVE on large_order");
	}

	@Test
	void aStrangerMayHoldItAlone() {
		assertThat(ChainWords.of(1, List.of(table(false, "psql", "AccessExclusiveLock")))).isEqualTo(
				"1 session waited for another session (psql, pid 7), which held ACCESS EXCLUSIVE on large_order");
	}

	@Test
	void whoHasNoNameHasAPid() {
		assertThat(ChainWords.of(1, List.of(table(false, null, "ShareLock"))))
			.contains(" waited for another session (pid 7), which");
		assertThat(ChainWords.of(1, List.of(table(true, "x", "ShareLock")))).contains(" waited for SELECT 1, which");
	}

	@Test
	void rowsAndTransactionsHaveWordsOfTheirOwn() {
		assertThat(ChainWords.of(3,
				List.of(new ChainLink(7, "downtime-lab", "UPDATE …", false, "row", "large_order", null, true,
						List.of("row-write")))))
			.isEqualTo("3 sessions waited for another session (downtime-lab, pid 7), which held"
					+ " a row lock on large_order");
		assertThat(ChainWords.of(3,
				List.of(table(true, "x", "ShareLock"),
						new ChainLink(8, "a report", "", false, "virtualxid", null, null, true, List.of()))))
			.endsWith(" and waited for another session (a report, pid 8), which held an open transaction");
	}

	@Test
	void aNameCannotMoveTheCursor() {
		assertThat(ChainWords.of(1, List.of(table(false, "\u001B[2J" + "x".repeat(99), "ShareLock"))))
			.doesNotContain("\u001B")
			.hasSizeLessThan(130);
	}

	private static ChainLink table(boolean migration, String application, String mode) {
		return new ChainLink(7, application, "SELECT 1", migration, "relation", "large_order", mode, true, List.of());
	}

}
