package org.downtimelab.load;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.downtimelab.process.LabException;
import org.downtimelab.process.Patience;
import org.downtimelab.traffic.RunningUsers;
import org.downtimelab.traffic.ServedAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** A load generator that is killed while it sends: the engine looks, and is told. */
@Timeout(60)
class KilledGeneratorIT {

	/** Among the first 4096 bytes of its command line: the system shows no more. */
	private static final String GENERATOR = "--add-opens";

	@Test
	void theRunIsToldThatItsLoadGeneratorDied(@TempDir Path folder) {
		try (StallingApplication application = new StallingApplication()) {
			ServedAddress address = new ServedAddress("index", application.url(), application.url(), null, List.of());
			try (RunningUsers users = new GatlingUsers(5, false).start(address, LoadSettings.SLO, folder)) {
				users.mustLive();
				generator().destroyForcibly();
				assertThatExceptionOfType(LabException.class)
					.isThrownBy(() -> Patience.until(Duration.ofSeconds(10), () -> {
						users.mustLive();
						return false;
					}))
					.withMessageStartingWith("The load generator died in the middle of a path (exit code 137)")
					.withMessageContaining("gatling.log");
			}
		}
	}

	private static ProcessHandle generator() {
		return ProcessHandle.current()
			.children()
			.filter((each) -> each.info().commandLine().orElse("").contains(GENERATOR))
			.findFirst()
			.orElseThrow();
	}

}
