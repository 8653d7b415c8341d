package org.downtimelab.console.docker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Goes through the workshop as it is written: every command, in order, on other ports.
 */
class WorkshopIT {

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

	private static void follow(Transcript.Exchange exchange) {
		long begun = System.nanoTime();
		Compose.Answer answer = compose.type(exchange.command());
		System.out.printf("$ %s%n%s(%d s)%n%n", exchange.command(), answer.output(),
				Duration.ofNanos(System.nanoTime() - begun).toSeconds());
		assertThat(answer.exit()).as("exit code").isZero();
		assertThat(exchange.missing(answer.output())).as("is shown, but was not printed").isEmpty();
	}

}
