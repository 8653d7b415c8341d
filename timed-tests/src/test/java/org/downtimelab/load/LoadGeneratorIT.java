package org.downtimelab.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.downtimelab.traffic.EndpointSummary;
import org.downtimelab.traffic.Request;
import org.downtimelab.traffic.Steadiness;
import org.downtimelab.traffic.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class LoadGeneratorIT {

	@TempDir
	private Path folder;

	private final StallingApplication application = new StallingApplication();

	@AfterEach
	void close() {
		this.application.close();
	}

	@Test
	void aStallOfOneSecondIsOneSecondOfDowntime() throws Exception {
		try (RunningGenerator generator = start("index", 50, LoadSettings.DURATION)) {
			long begin = generator.await(Duration.ofSeconds(3));
			this.application.stallUpdates(Duration.ofSeconds(1));
			generator.await(Duration.ofSeconds(5));
			generator.stop();
			assertThat(generator.exitCode(15)).as(generator::printed).isZero();
			Window measured = new Window(begin, generator.stoppedAt());

			EndpointSummary update = generator.summary("large-update", measured);
			assertThat(update.downtimeMs()).isCloseTo(1_000, within(150L));
			assertThat(update.failed()).isZero();
			assertThat(update.open()).isFalse();
			for (String other : List.of("large-read", "large-insert", "small-read", "canary")) {
				assertThat(generator.summary(other, measured).requests()).as(other).isGreaterThan(100);
				assertThat(generator.summary(other, measured).downtimeMs()).as(other).isZero();
			}
			assertThat(new Steadiness(generator.timeline(), LoadSettings.SLO).canaryBad(measured, measured.to()))
				.isFalse();
			assertStatuses(generator);
			assertWrites(generator);
			assertThat(reports()).as(generator::printed).hasSize(1);
			assertThat(generator.printed()).as("what it printed of single requests").doesNotContain("/error");
		}
	}

	@Test
	void gatlingKeepsToItsSchedule() throws Exception {
		int rate = 30;
		try (RunningGenerator generator = start("index", rate, Duration.ofSeconds(15))) {
			assertThat(generator.exitCode(40)).as(generator::printed).isZero();
			for (String endpoint : List.of("large-read", "small-read", "canary")) {
				List<Request> requests = generator.requests(endpoint);
				assertThat(requests).as(endpoint).hasSize(15 * rate);
				long[] lateness = requests.subList(12 * rate, 15 * rate)
					.stream()
					.mapToLong((request) -> request.sent() - request.due())
					.sorted()
					.toArray();
				assertThat(lateness[lateness.length / 2])
					.as("median lateness of " + endpoint + " in the last 3 s, in microseconds")
					.isLessThan(4_000);
			}
		}
	}

	@Test
	void theWrongScenarioIsRefused() throws Exception {
		try (RunningGenerator generator = start("not-null", 50, LoadSettings.DURATION)) {
			assertThat(generator.exitCode(10)).isEqualTo(3);
			assertThat(generator.printed()).contains("'index', not 'not-null'").doesNotContain("\tat ");
		}
	}

	@Test
	@SuppressWarnings("try") // closing it is what is tested
	void itEndsWithItsParent() throws Exception {
		try (RunningGenerator generator = start("index", 50, LoadSettings.DURATION)) {
			generator.await(Duration.ofMillis(200));
			long cut = System.nanoTime();
			generator.close();
			assertThat(Duration.ofNanos(System.nanoTime() - cut)).isLessThan(Duration.ofSeconds(2));
			assertThat(generator.exitCode(1)).isEqualTo(3);
		}
	}

	private RunningGenerator start(String scenario, int rate, Duration duration) {
		return new RunningGenerator(this.folder, this.application.url(), scenario, rate, duration);
	}

	private static void assertStatuses(RunningGenerator generator) {
		Map<String, String> expected = Map.of("large-read", "200", "large-update", "200", "large-insert", "201",
				"large-delete", "204", "error", "500", "silent", Request.NO_ANSWER, "nameless", Request.NO_ID);
		expected.forEach((endpoint, status) -> assertThat(generator.requests(endpoint)).as(endpoint)
			.isNotEmpty()
			.allMatch((request) -> request.status().equals(status)));
	}

	private void assertWrites(RunningGenerator generator) {
		List<Request> inserts = generator.requests("large-insert");
		assertThat(new HashSet<>(inserts.stream().map(Request::id).toList())).hasSameSizeAs(inserts);
		assertThat(generator.requests("large-update")).allSatisfy((update) -> assertThat(this.application.updates)
			.contains("/large/" + update.id().orElseThrow() + " {\"value\":\"" + update.value() + "\"}"));
		List<String> deletes = List.copyOf(this.application.deletes);
		assertThat(deletes).as("each spare row once").doesNotHaveDuplicates().contains("/large/-11", "/large/-12");
		assertThat(generator.requests("large-delete")).filteredOn((delete) -> !delete.unfinished())
			.isNotEmpty()
			.allSatisfy((delete) -> assertThat(deletes).contains("/large/" + delete.id().orElseThrow()));
	}

	private List<Path> reports() throws IOException {
		try (Stream<Path> files = Files.walk(this.folder.resolve("results"))) {
			return files.filter((file) -> file.endsWith("index.html")).toList();
		}
	}

}
