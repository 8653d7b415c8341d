package org.downtimelab.report;

import java.util.List;

import org.downtimelab.experiment.result.PathResult;
import org.downtimelab.experiment.result.StepResult;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.downtimelab.report.SamplePath.destroying;
import static org.downtimelab.report.SampleRun.calm;
import static org.downtimelab.report.SampleRun.seen;

/** What became of the writes, and how to follow a safe path. */
class PathWordsTest {

	@Test
	void writesThatAreGoneAndRowsThatWereThereBefore() {
		PathResult lossy = destroying(
				SampleRun.judged("risky", "", "succeeded", null, calm(), List.of(), 156, List.of()), 200, List.of());
		assertThat(PathWords.of(lossy, SampleRun.run()).writes())
			.isEqualTo("156 of 1,800 writes that users had been told were saved are gone;"
					+ " the migration also deleted 200 rows that had been there before");
	}

	@Test
	void aColumnThatIsDroppedIsNoLossOfWrites() {
		StepResult drop = new StepResult("V2", "migration", "", 0, 10, null, 1, null, List.of(),
				"ALTER TABLE t\n  DROP COLUMN c;", null, null, null, null);
		assertThat(PathWords
			.of(SampleRun.judged("safe", "", "succeeded", null, calm(), List.of(drop), 0, List.of()), SampleRun.run())
			.writes()).isEqualTo("1,800 acknowledged writes, none lost; the dropped column is gone, as intended");
	}

	@Test
	void aSafePathThatHurtSomebodyIsNotRecommendedBlindly() {
		PathResult hurt = SampleRun.judged("safe", "", "succeeded", null, List.of(seen("large-insert", 0, 3, 350)),
				List.of(), 0, List.of());
		assertThat(PathWords.of(hurt, SampleRun.run()).hurt()).startsWith(
				"In this run it hurt users: 3 requests were bad, the longest outage took 350 ms. No lock blocked");
		assertThat(PathWords.of(SampleRun.safe(), SampleRun.run()).hurt()).isNull();
	}

	@Test
	void onlyAPathThatLooksFirstSaysWhatALockTimeoutMeans() {
		assertThat(PathWords.howToFollow(SampleRun.safely())).contains("If a step stops at its lock_timeout");
		assertThat(PathWords.howToFollow(SampleRun.folklore())).doesNotContain("lock_timeout");
	}

}
