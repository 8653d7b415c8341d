package org.downtimelab.report;

import java.util.List;

import org.downtimelab.experiment.result.CompatibilityCell;
import org.downtimelab.experiment.result.EndpointResult;
import org.downtimelab.experiment.result.LockResult;
import org.downtimelab.experiment.result.PathResult;
import org.downtimelab.experiment.result.StatementResult;
import org.downtimelab.experiment.result.StepResult;
import org.downtimelab.experiment.result.Stretch;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.downtimelab.report.SamplePath.at;
import static org.downtimelab.report.SampleRun.calm;
import static org.downtimelab.report.SampleRun.lock;

/** An outage may have more causes than one: that of its longest part comes first. */
class LongestPartFirstTest {

	private static final StepResult LOCKING = step("V2", "Change the type. Every row is rewritten.", 0,
			lock("AccessExclusiveLock", 0, 0, 2_000, List.of("read", "write"), 10));

	@Test
	void aReleaseThatFailsForLongerThanTheLockWasThere() {
		assertThat(why(broken(20_000))).startsWith("Release v1 fails after step 1 (\"Change the type\"): large-insert")
			.contains(". ALTER TABLE … locked large_order for 2.0 s");
	}

	@Test
	void aReleaseThatFailsForAMomentAfterTheLock() {
		assertThat(why(broken(3_500))).startsWith("ALTER TABLE … locked large_order for 2.0 s")
			.contains("Every row is rewritten. Release v1 fails after step 1");
	}

	/** Reads are down for two seconds, inserts for as long as it is said. */
	private static PathResult broken(double ms) {
		return with(List.of(at("large-read", 0, 2_000), at("large-insert", 0, ms)), List.of(LOCKING),
				List.of(new CompatibilityCell(1, "V2", "v1", "large-insert", false, "HTTP 500")));
	}

	@Test
	void aStepWithoutALockWhoseOutageWasLongerThanThatOfALock() {
		StepResult quiet = step("V1", "Delete in batches. Dead rows are in the way of every read.", 0);
		StepResult locking = step("V2", "Give the space back. Every row is copied.", 20_000,
				lock("AccessExclusiveLock", 20_000, 0, 700, List.of("read", "write"), 10));
		List<EndpointResult> down = List.of(new EndpointResult("large-read", 900, 0, 500, 8_000, 7_000, false, 3, 4, 5,
				6, 500L, 0L, 0.0, List.of(new Stretch(5_000, 12_000), new Stretch(20_000, 21_000))));
		assertThat(why(with(down, List.of(quiet, locking), List.of())))
			.startsWith("Step 1 (\"Delete in batches\"): Dead rows are in the way of every read. ALTER TABLE … locked")
			.contains("Every row is copied.");
	}

	/** What has piled up behind a lock needs no other cause. */
	@Test
	void aQueueThatTakesAWhileToGoIsTheLocks() {
		StepResult quiet = step("V3", "Add a comment. Nothing happens.", 10_500);
		StepResult locking = step("V2", "Change the type. Every row is rewritten.", 0,
				lock("AccessExclusiveLock", 0, 0, 10_000, List.of("read", "write"), 10));
		assertThat(why(with(List.of(at("large-read", 0, 15_000)), List.of(locking, quiet), List.of())))
			.startsWith("ALTER TABLE … locked large_order for 10.0 s")
			.doesNotContain("Nothing happens");
	}

	@Test
	void whereNobodyWasHurtAndTheEndIsWrongTheLastStepIsExplained() {
		PathResult wrong = SampleRun.judged("folklore", "", "succeeded", null, calm(),
				List.of(step("V2", "Change the default. The code sends its own.", 0)), 0, List.of("no new value"));
		assertThat(why(wrong)).isEqualTo("Step 1 (\"Change the default\"): The code sends its own.");
	}

	private static String why(PathResult path) {
		return Why.of(path, SampleRun.run());
	}

	private static StepResult step(String name, String why, double startMs, LockResult... locks) {
		return new StepResult(name, "migration", why, startMs, 10, null, 1, null,
				List.of(new StatementResult("ALTER TABLE large_order ALTER x", 10, 0, null, List.of(locks), List.of())),
				null, null, null, null, 0L);
	}

	private static PathResult with(List<EndpointResult> endpoints, List<StepResult> steps,
			List<CompatibilityCell> cells) {
		return SamplePath.because(SampleRun.judged("risky", "", "succeeded", null, endpoints, steps, 0, List.of()), 0,
				cells.toArray(CompatibilityCell[]::new));
	}

}
