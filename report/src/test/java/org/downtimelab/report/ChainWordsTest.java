package org.downtimelab.report;

import java.util.List;

import org.downtimelab.experiment.result.ChainLink;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ChainWordsTest {

	@Test
	void namesEveryLinkByWhatItHoldsOrWants() {
		assertThat(SampleRun.chain(0, 3000).words())
			.isEqualTo("10 sessions waited behind ACCESS EXCLUSIVE on large_order, wanted by another session (psql,"
					+ " pid 4711), which waited behind SHARE UPDATE EXCLUSIVE on large_order, held by"
					+ " CREATE INDEX CONCURRENTLY …");
	}

	@Test
	void aStrangerMayHoldItAlone() {
		assertThat(ChainWords.of(1, List.of(table(false, "psql", "AccessExclusiveLock")))).isEqualTo(
				"1 session waited behind ACCESS EXCLUSIVE on large_order, held by another session (psql, pid 7)");
	}

	@Test
	void whoHasNoNameHasAPid() {
		assertThat(ChainWords.of(1, List.of(table(false, null, "ShareLock"))))
			.endsWith("held by another session (pid 7)");
		assertThat(ChainWords.of(1, List.of(table(true, "x", "ShareLock")))).endsWith("held by SELECT 1");
	}

	@Test
	void rowsAndTransactionsHaveWordsOfTheirOwn() {
		assertThat(ChainWords.of(3,
				List.of(new ChainLink(7, "downtime-lab", "UPDATE …", false, "row", "large_order", null, true,
						List.of("row-write")))))
			.isEqualTo("3 sessions waited behind a row lock on large_order, held by another session"
					+ " (downtime-lab, pid 7)");
		assertThat(ChainWords.of(3,
				List.of(table(true, "x", "ShareLock"),
						new ChainLink(8, "a report", "", false, "virtualxid", null, null, true, List.of()))))
			.endsWith(", which waited behind an open transaction, held by another session (a report, pid 8)");
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
