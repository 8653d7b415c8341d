package org.downtimelab.console.command;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.downtimelab.experiment.BrokenPromise;
import org.downtimelab.experiment.result.CompatibilityCell;
import org.downtimelab.experiment.result.EndpointResult;
import org.downtimelab.experiment.result.PathResult;
import org.downtimelab.experiment.result.RunResult;
import org.downtimelab.experiment.result.StepResult;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Only a path that claims to be safe can break its promise. */
class BrokenPromiseTest {

	private static final List<String> NONE = List.of();

	private static final StepResult DROP = new StepResult("V2", "migration", "Drop the column. Nobody uses it.", 0, 1,
			null, 1, null, List.of(), null, null, null, null, null);

	@Test
	void aSafePathThatHarmsNobodyKeepsIt() {
		assertThat(BrokenPromise.in(run(path("safe", null, 0, 0, NONE), NONE))).isEmpty();
	}

	@Test
	void aRiskyPathPromisesNothing() {
		assertThat(BrokenPromise.in(run(path("risky", "lock timeout", 7, 3, List.of("INVALID")), NONE))).isEmpty();
	}

	@Test
	void badRequestsBreakIt() {
		assertThat(BrokenPromise.in(run(path("safe", null, 7, 0, NONE), NONE))).singleElement()
			.isEqualTo("large-update had 7 failed and 2 slow requests, the slowest of 812 ms");
	}

	@Test
	void lostWritesBreakIt() {
		assertThat(BrokenPromise.in(run(path("safe", null, 0, 3, NONE), NONE)))
			.containsExactly("3 acknowledged writes are lost");
	}

	@Test
	void aFailureAndAWrongSchemaBreakIt() {
		assertThat(BrokenPromise.in(run(path("safe", "lock timeout", 0, 0, List.of("the index is INVALID")), NONE)))
			.containsExactly("it failed: lock timeout", "it ends in the wrong schema: the index is INVALID");
	}

	@Test
	void anotherSchemaThanTheOtherPathsBreaksIt() {
		assertThat(BrokenPromise.in(run(path("safe", null, 0, 0, NONE), List.of("safe lacks an index"))))
			.containsExactly("safe lacks an index");
	}

	@Test
	void noiseBreaksNoPromise() {
		assertThat(BrokenPromise.in(run(noisy(0, 9, null), NONE))).isEmpty();
	}

	@Test
	void anAttributableBadRequestBreaksItHoweverNoisyTheMachine() {
		assertThat(BrokenPromise.in(run(noisy(1, 8, null), NONE)))
			.containsExactly("large-update had 7 failed and 2 slow requests (8 of them noise), the slowest of 812 ms");
	}

	@Test
	void aPathWithoutAVerdictIsTheMachinesMatter() {
		StringWriter err = new StringWriter();
		RunResult run = new RunResult("index", 10, "18.6", 250, 50, true, "on the safe path, 9 requests were bad", "",
				"./lab run index", List.of(path("risky", null, 7, 0, NONE), noisy(0, 9, "9 requests were bad")), NONE,
				null, List.of());
		assertThat(RunCommand.judge(run, new PrintWriter(err))).isEqualTo(3);
		assertThat(err.toString()).contains("lab: no verdict: on the safe path, 9 requests were bad");
	}

	@Test
	void aBrokenPromiseOutweighsAPathWithoutAVerdict() {
		RunResult run = new RunResult("index", 10, "18.6", 250, 50, true, "on the folklore path, …", "",
				"./lab run index", List.of(noisy(0, 9, "…"), path("safe", null, 0, 3, NONE)), NONE, null, List.of());
		assertThat(RunCommand.judge(run, new PrintWriter(new StringWriter()))).isEqualTo(1);
	}

	@Test
	void aRunWithAPathThatNoiseLeavesWithoutAVerdictExitsWithThree() {
		List<PathResult> paths = List.of(path("safe", null, 0, 0, NONE), noisy(0, 9, "all were noise"));
		Optional<String> unjudged = RunResult.unjudged(paths);
		assertThat(unjudged).hasValue("on the safe path, all were noise");
		assertThat(RunResult.unjudged(paths.subList(0, 1))).isEmpty();
		RunResult run = new RunResult("index", 10, "18.6", 250, 50, unjudged.isPresent(), unjudged.orElse(null), "",
				"./lab run index", paths, NONE, null, List.of());
		assertThat(RunCommand.judge(run, new PrintWriter(new StringWriter()))).isEqualTo(3);
	}

	private static PathResult noisy(long attributable, long noise, String why) {
		EndpointResult endpoint = new EndpointResult("large-update", 900, 7, 2, 0, 0, false, 3, 9, 812, 9, attributable,
				noise, 0.0, List.of());
		return new PathResult("safe", "a claim", "succeeded", null, 100, Map.of(), NONE, List.of(endpoint), List.of(),
				1800, 0, NONE, 0, "f00d", true, NONE, "", 0, 0, List.of(), why, null, null, null, "SAFE", null);
	}

	@Test
	void theExitCodeComesWithTheReason() {
		StringWriter err = new StringWriter();
		int exitCode = RunCommand.judge(run(path("safe", null, 7, 0, NONE), NONE), new PrintWriter(err));
		assertThat(exitCode).isEqualTo(1);
		assertThat(err.toString()).contains("the safe path was not safe: large-update had 7 failed");
	}

	@Test
	void aReleaseThatTheSchemaBreaksIsOneEvenIfNobodyWasThereToSeeIt() {
		PathResult safe = path("safe", null, 0, 0, NONE, broken(0, "start"), broken(1, "V2"), broken(2, "V3"));
		String read = "large-read of release v1 does not work with the schema ";
		assertThat(BrokenPromise.in(run(safe, NONE))).containsExactly(
				read + "before the first step: HTTP 500: no column",
				read + "after \"Drop the column\": HTTP 500: no column", read + "after \"V3\": HTTP 500: no column");
	}

	private static CompatibilityCell broken(int place, String step) {
		return new CompatibilityCell(place, step, "v1", "large-read", false, "HTTP 500: no column");
	}

	private static RunResult run(PathResult path, List<String> differences) {
		return new RunResult("index", 10, "18.6", 250, 50, false, null, "2026-01-15T10:00:00+01:00", "./lab run index",
				List.of(path), differences, null, List.of());
	}

	private static PathResult path(String name, String error, long failed, long lost, List<String> problems,
			CompatibilityCell... cells) {
		EndpointResult endpoint = new EndpointResult("large-update", 900, failed, (failed > 0) ? 2 : 0, 0, 0, false, 3,
				9, 812, 9, null, null, null, null);
		return new PathResult(name, "a claim", (error == null) ? "succeeded" : "failed", error, 100, Map.of(), NONE,
				List.of(endpoint), List.of(DROP), 1800, lost, NONE, 0, "f00d", problems.isEmpty(), problems, "", 0, 0,
				List.of(cells), null, null, null, null, name.equals("safe") ? "SAFE" : "NONE", null);
	}

}
