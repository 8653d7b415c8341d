package org.downtimelab.console.trouble;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

import org.downtimelab.console.LabProcess;
import org.downtimelab.console.ProcessFamily;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A lab that is ended in the middle of a run, in one phase after the other and always in
 * the same folder: each begins where the one before was ended, so it also shows that the
 * next run works.
 */
@Timeout(1800)
class EndedLabIT {

	private static final Duration GONE_WITHIN = Duration.ofSeconds(10);

	/** Long enough to be met while it is seeded. */
	private static final String MANY_ROWS = "3M";

	private static final String FEW_ROWS = "1k";

	@Execution(ExecutionMode.CONCURRENT)
	@ParameterizedTest
	@ValueSource(strings = { "kill", "interrupt" })
	void nothingIsLeftAndTheNextRunWorks(String way, @TempDir Path folder) throws Exception {
		end(way, LabProcess.run(folder, "risky", MANY_ROWS), "of 3,000,000 rows");
		end(way, LabProcess.run(folder, "risky", FEW_ROWS), "the application starts");
		end(way, LabProcess.run(folder, "risky", FEW_ROWS), "warm-up, one request at a time");
		// The report that the build waits for goes on for five seconds.
		end(way, LabProcess.run(folder, "safe", FEW_ROWS), "migration V2");
		end(way, LabProcess.run(folder, "risky", FEW_ROWS), "recovery");
		try (LabProcess next = LabProcess.start(folder, "list")) {
			assertThat(next.exitCode()).as(next.err()).isZero();
			assertThat(next.out()).contains("index");
		}
	}

	private static void end(String way, LabProcess lab, String phase) throws IOException, InterruptedException {
		try (lab) {
			ProcessFamily family = lab.says(phase).family();
			assertThat(family.size()).as("the server, its keeper, and more").isGreaterThan(2);
			if (way.equals("kill")) {
				lab.kill();
			}
			else {
				lab.interrupt();
			}
			family.assertGone(GONE_WITHIN);
			if (way.equals("interrupt")) {
				assertThat(lab.exitCode()).isEqualTo(130);
				assertThat(lab.err()).isEqualToNormalizingNewlines("""
						lab: interrupted; what runs is ended …
						lab: nothing is left behind
						""");
			}
		}
	}

}
