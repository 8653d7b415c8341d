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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The application, the users or the database die in the middle of a path: the run ends,
 * and says so.
 */
@Timeout(900)
class LostChildIT {

	/**
	 * In the middle of a backfill. The next run in the same folder begins anew, is killed
	 * in the middle of its own, and leaves nothing behind.
	 */
	@Execution(ExecutionMode.CONCURRENT)
	@Test
	void theRunSaysThatTheDatabaseDied(@TempDir Path folder) throws Exception {
		try (LabProcess lab = LabProcess.run(folder, "foreign-key", "folklore", "300k")) {
			ProcessFamily family = lab.says("backfill").family();
			family.kill("bin/postgres -D");
			assertThat(lab.exitCode()).as(lab.err()).isEqualTo(3);
			assertThat(lab.err()).startsWith("lab: The database does not answer any more").doesNotContain("\tat ");
			family.assertGone(Duration.ofSeconds(10));
		}
		try (LabProcess next = LabProcess.run(folder, "foreign-key", "folklore", "300k")) {
			ProcessFamily family = next.says("backfill").family();
			next.kill();
			family.assertGone(Duration.ofSeconds(10));
		}
	}

	@Execution(ExecutionMode.CONCURRENT)
	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					scenario-index.jar | the application starts         | The application ended while it started (exit code 137)
					scenario-index.jar | warm-up, one request at a time | The application died in its warm-up (exit code 137)
					scenario-index.jar | migration V2                   | The application died under load (exit code 137)
					--add-opens        | baseline                       | The load generator died in the middle of a path (exit code 137)
					""")
	void theRunSaysWhoDied(String child, String phase, String words, @TempDir Path folder) throws Exception {
		try (LabProcess lab = LabProcess.run(folder, "safe", "1k")) {
			ProcessFamily family = lab.says(phase).family();
			family.kill(child);
			assertThat(lab.exitCode()).as(lab.err()).isEqualTo(3);
			assertThat(lab.err()).startsWith("lab: " + words).contains(".log").doesNotContain("\tat ");
			family.assertGone(Duration.ofSeconds(10));
		}
	}

}
