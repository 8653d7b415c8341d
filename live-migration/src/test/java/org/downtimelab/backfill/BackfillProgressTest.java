package org.downtimelab.backfill;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BackfillProgressTest {

	private static final Position HALF_WAY = new Position(0, 4_000, 2_000, 1_000, 900);

	@Test
	void countsRowsInAllRunsAndTimeInThisOne() {
		BackfillProgress progress = BackfillProgress.between(HALF_WAY, new Position(0, 4_000, 3_000, 1_500, 1_300),
				Duration.ofSeconds(10));
		assertThat(progress.doneRows()).isEqualTo(1_500);
		assertThat(progress.changedRows()).isEqualTo(1_300);
		assertThat(progress.rowsPerSecond()).isEqualTo(50);
		assertThat(progress.left()).isEqualTo(Duration.ofSeconds(10));
	}

	@Test
	void hasNothingLeftAtTheEnd() {
		Position end = new Position(0, 4_000, 4_000, 2_000, 1_800);
		assertThat(BackfillProgress.between(end, end, Duration.ZERO).left()).isZero();
		assertThat(BackfillProgress.between(end, end, Duration.ZERO).rowsPerSecond()).isZero();
	}

	@Test
	void knowsKeysOfBothSigns() {
		Position begun = new Position(Long.MIN_VALUE, Long.MAX_VALUE, Long.MIN_VALUE, 0, 0);
		Position middle = new Position(Long.MIN_VALUE, Long.MAX_VALUE, 0, 10, 10);
		assertThat(BackfillProgress.between(begun, middle, Duration.ofSeconds(10)).left())
			.isEqualTo(Duration.ofSeconds(10));
	}

}
