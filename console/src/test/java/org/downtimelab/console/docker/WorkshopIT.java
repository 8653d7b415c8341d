package org.downtimelab.console.docker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;

/** Goes through the workshop as it is written: every command, in order. */
class WorkshopIT {

	private static Compose compose;

	@BeforeAll
	static void arrive() {
		compose = new Compose("downtime-lab-workshop");
		compose.run("docker compose build && rm -rf gatling/*");
	}

	@AfterAll
	static void leave() {
		compose.close();
	}

	@TestFactory
	Stream<DynamicTest> everyCommandDoesWhatThePageShows() throws IOException {
		return Transcript.of(Files.readString(Path.of("../docs/WORKSHOP.md")))
			.exchanges()
			.stream()
			.map((exchange) -> DynamicTest.dynamicTest(exchange.toString(), () -> follow(exchange)));
	}

	private static void follow(Transcript.Exchange exchange) {
		Compose.Answer answer = compose.type(exchange.command());
		System.out.println("$ " + exchange.command() + "\n" + answer.output());
		assertThat(answer.exit()).as("exit code").isZero();
		assertThat(exchange.missing(answer.output())).as("is shown, but was not printed").isEmpty();
	}

}
