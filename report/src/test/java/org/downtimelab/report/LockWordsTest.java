package org.downtimelab.report;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.downtimelab.report.SampleRun.lock;

class LockWordsTest {

	@Test
	void saysWhatALockBlocks() {
		assertThat(LockWords.of(lock("AccessExclusiveLock", 0, 0, 3000, List.of("read", "write"), 0)))
			.isEqualTo("AccessExclusiveLock on large_order: held 3.0 s, blocks reads and writes");
		assertThat(LockWords.of(lock("ShareLock", 0, 0, 3000, List.of("write"), 1)))
			.isEqualTo("ShareLock on large_order: held 3.0 s, blocks writes, up to 1 session waited");
		assertThat(LockWords.of(lock("RowExclusiveLock", 0, 0, 3000, List.of(), 0)))
			.isEqualTo("RowExclusiveLock on large_order: held 3.0 s, blocks no reads or writes");
	}

	@Test
	void aLockUnderWhichOthersWaitForRowsBlocksWritesToThoseRows() {
		assertThat(LockWords.of(lock("RowExclusiveLock", 0, 0, 3000, List.of("row-write"), 10))).isEqualTo(
				"RowExclusiveLock on large_order: held 3.0 s, blocks writes to the same rows, up to 10 sessions waited");
	}

	/** A waiting CONCURRENTLY harms no request, but it is in the way all the same. */
	@Test
	void whatConcurrentlyHoldsIsInTheWayOfMaintenance() {
		assertThat(LockWords.of(lock("ShareUpdateExclusiveLock", 0, 0, 3000, List.of(), 0)))
			.isEqualTo("ShareUpdateExclusiveLock on large_order: held 3.0 s, blocks no reads or writes,"
					+ " only autovacuum and other DDL");
	}

}
