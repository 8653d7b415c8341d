package org.downtimelab.console.trouble;

import java.nio.file.Path;
import java.time.Duration;

import org.downtimelab.console.LabProcess;
import org.downtimelab.console.ProcessFamily;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A real lab that is killed, is interrupted, or loses a child in the middle of a path.
 * Each test goes on in the folder of a lab that was killed, so it also shows that the
 * next run works. The other phases and children are the engine's tests: EndedRunTest,
 * DyingApplicationTest, LostDatabaseTest.
 */
@Timeout(900)
class EndedLabIT {

	private static final Duration GONE_WITHIN = Duration.ofSeconds(10);

	/** Long enough to be met while it is seeded. */
	private static final String MANY_ROWS = "3M";

	private static final String FEW_ROWS = "1k";

	/** The report that the build waits for goes on for five seconds. */
	private static final String MIDDLE = "migration V2";

	@Execution(ExecutionMode.CONCURRENT)
	@Test
	void ctrlCInTheMiddleOfAPathLeavesNothing(@TempDir Path folder) throws Exception {
		kill(LabProcess.run(folder, "risky", MANY_ROWS), "of 3,000,000 rows");
		try (LabProcess lab = LabProcess.run(folder, "safe", FEW_ROWS)) {
			ProcessFamily family = met(lab, MIDDLE);
			lab.interrupt();
			family.assertGone(GONE_WITHIN);
			assertThat(lab.exitCode()).isEqualTo(130);
			assertThat(lab.err()).isEqualToNormalizingNewlines("""
					lab: interrupted; what runs is ended …
					lab: nothing is left behind
					""");
		}
	}

	@Execution(ExecutionMode.CONCURRENT)
	@Test
	void theRunSaysThatItsApplicationWasKilled(@TempDir Path folder) throws Exception {
		kill(LabProcess.run(folder, "safe", FEW_ROWS), MIDDLE);
		try (LabProcess lab = LabProcess.run(folder, "safe", FEW_ROWS)) {
			ProcessFamily family = met(lab, MIDDLE);
			family.kill("scenario-index.jar");
			assertThat(lab.exitCode()).as(lab.err()).isEqualTo(3);
			assertThat(lab.err()).startsWith("lab: The application died under load (exit code 137)")
				.contains(".log")
				.doesNotContain("\tat ");
			family.assertGone(GONE_WITHIN);
		}
	}

	private static void kill(LabProcess lab, String phase) throws Exception {
		try (lab) {
			ProcessFamily family = met(lab, phase);
			lab.kill();
			family.assertGone(GONE_WITHIN);
		}
	}

	private static ProcessFamily met(LabProcess lab, String phase) throws Exception {
		ProcessFamily family = lab.says(phase).family();
		assertThat(family.size()).as("the server, its keeper, and more").isGreaterThan(2);
		return family;
	}

}
