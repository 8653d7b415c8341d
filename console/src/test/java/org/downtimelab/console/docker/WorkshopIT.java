package org.downtimelab.console.docker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

import org.downtimelab.console.Judged;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Isolated;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Goes through the workshop as it is written: every command, in order, on other ports.
 */
@Isolated("measures")
class WorkshopIT {

	private static final int TRIES = 3;

	private static final int TOO_NOISY = 3;

	private static Compose compose;

	@BeforeAll
	static void arrive() {
		compose = new Compose("downtime-lab-workshop");
		compose.run("rm -rf gatling/*");
	}

	@AfterAll
	static void leave() {
		compose.close();
	}

	@TestFactory
	Stream<DynamicTest> everyCommandDoesWhatThePageShows() throws IOException {
		String page = Files.readString(Path.of("../docs/WORKSHOP.md"))
			.replace("http://127.0.0.1:8080/", "http://127.0.0.1:" + compose.setting("LAB_PORT") + "/");
		return Transcript.of(page)
			.exchanges()
			.stream()
			.map((exchange) -> DynamicTest.dynamicTest(exchange.toString(), () -> follow(exchange)));
	}

	/** As the page says: where the machine was too noisy to judge, it is typed again. */
	private static void follow(Transcript.Exchange exchange) throws Exception {
		Compose.Answer answer = Judged.within(TRIES, (tried) -> Optional.of(type(exchange.command()))
			.filter((each) -> each.exit() != TOO_NOISY || !each.output().contains("too noisy to judge")));
		assertThat(answer.exit()).as("exit code").isZero();
		assertThat(exchange.missing(answer.output())).as("is shown, but was not printed").isEmpty();
	}

	private static Compose.Answer type(String command) {
		long begun = System.nanoTime();
		Compose.Answer answer = compose.type(command);
		System.out.printf("$ %s%n%s(%d s)%n%n", command, answer.output(),
				Duration.ofNanos(System.nanoTime() - begun).toSeconds());
		return answer;
	}

}
