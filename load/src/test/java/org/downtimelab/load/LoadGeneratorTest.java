package org.downtimelab.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import org.downtimelab.process.ChildProcess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class LoadGeneratorTest {

	@TempDir
	private Path folder;

	private final StallingApplication application = new StallingApplication();

	private Timeline timeline;

	@AfterEach
	void close() {
		this.application.close();
	}

	@Test
	void aStallOfOneSecondIsOneSecondOfDowntime() throws Exception {
		LoadSettings settings = settings("index", 50, LoadSettings.DURATION);
		try (ChildProcess generator = start(settings); RequestLogFollower follower = new RequestLogFollower(log())) {
			long begin = await(generator, follower, 3_000);
			this.application.stallUpdates(Duration.ofSeconds(1));
			await(generator, follower, 6_000);
			generator.say("stop");
			assertThat(generator.exit().get(15, TimeUnit.SECONDS)).as(printed(generator)).isZero();
			this.timeline.add(follower.poll());
			long stop = follower.stoppedAt().orElseThrow();
			Window measured = new Window(begin, stop);

			assertThat(summary("large-update", measured).downtimeMs()).isCloseTo(1_000, within(150L));
			assertThat(summary("large-update", measured).failed()).isZero();
			assertThat(summary("large-update", measured).open()).isFalse();
			for (String other : List.of("large-read", "large-insert", "small-read", "canary")) {
				assertThat(summary(other, measured)).as(other).satisfies((summary) -> {
					assertThat(summary.requests()).isGreaterThan(100);
					assertThat(summary.downtimeMs()).isZero();
				});
			}
			assertThat(new Steadiness(this.timeline, LoadSettings.SLO).canaryBad(measured, stop)).isFalse();
			assertStatuses(stop);
			assertWrites(stop);
			assertThat(reports()).as(printed(generator)).hasSize(1);
			assertThat(printed(generator)).as("what it printed of single requests").doesNotContain("/error");
		}
	}

	@Test
	void gatlingKeepsToItsSchedule() throws Exception {
		try (ChildProcess generator = start(settings("index", 30, Duration.ofSeconds(15)));
				RequestLogFollower follower = new RequestLogFollower(log())) {
			assertThat(generator.exit().get(40, TimeUnit.SECONDS)).as(printed(generator)).isZero();
			List<Request> all = follower.poll();
			this.timeline = new Timeline(follower.run().orElseThrow());
			this.timeline.add(all);
			for (String endpoint : List.of("large-read", "small-read", "canary")) {
				List<Request> requests = this.timeline.requests(endpoint, follower.stoppedAt().orElseThrow(),
						LoadSettings.SLO);
				assertThat(requests).as(endpoint).hasSize(450);
				long[] lateness = requests.subList(360, 450)
					.stream()
					.mapToLong((r) -> r.sent() - r.due())
					.sorted()
					.toArray();
				System.err.println(
						endpoint + " median lateness " + lateness[45] + " max " + lateness[89] + " min " + lateness[0]);
				assertThat(lateness[45]).as("median lateness of " + endpoint + ", in microseconds")
					.isBetween(0L, 4_000L);
			}
		}
	}

	@Test
	void theWrongScenarioIsRefused() throws Exception {
		try (ChildProcess generator = start(settings("not-null", 50, LoadSettings.DURATION))) {
			assertThat(generator.exit().get(10, TimeUnit.SECONDS)).isEqualTo(3);
			assertThat(printed(generator)).contains("'index', not 'not-null'").doesNotContain("\tat ");
		}
	}

	@Test
	void itEndsWithItsParent() throws Exception {
		try (ChildProcess generator = start(settings("index", 50, LoadSettings.DURATION));
				RequestLogFollower follower = new RequestLogFollower(log())) {
			await(generator, follower, 200);
			long cut = System.nanoTime();
			generator.close();
			assertThat(System.nanoTime() - cut).as("nanoseconds until it was gone").isLessThan(2_000_000_000L);
			assertThat(generator.exit().get(1, TimeUnit.SECONDS)).isEqualTo(3);
		}
	}

	private static LoadSettings settings(String scenario, double rate, Duration duration, Path log, String url) {
		return new LoadSettings(url, Optional.empty(), scenario, rate, duration, Optional.of(log), LoadSettings.SLO);
	}

	private LoadSettings settings(String scenario, double rate, Duration duration) {
		return settings(scenario, rate, duration, log(), this.application.url());
	}

	private Path log() {
		return this.folder.resolve("requests.log");
	}

	private ChildProcess start(LoadSettings settings) {
		List<String> arguments = settings.javaArguments(System.getProperty("java.class.path"),
				this.folder.resolve("results"));
		return ChildProcess.start(ChildProcess.java(arguments), Map.of(), this.folder.resolve("generator.log"));
	}

	/** Follows the log until so much of the load has been logged since the call. */
	private long await(ChildProcess generator, RequestLogFollower follower, long millis) throws IOException {
		long deadline = System.nanoTime() + 20_000_000_000L;
		BooleanSupplier reading = () -> {
			List<Request> requests = follower.poll();
			if (this.timeline == null && follower.run().isPresent()) {
				this.timeline = new Timeline(follower.run().get());
			}
			if (this.timeline != null) {
				this.timeline.add(requests);
			}
			return this.timeline != null && this.timeline.firstDue().isPresent();
		};
		long begin = Long.MAX_VALUE;
		while (begin == Long.MAX_VALUE || follower.until().orElse(0) < begin + millis * 1_000) {
			assertThat(System.nanoTime()).as(() -> printed(generator)).isLessThan(deadline);
			assertThat(generator.isAlive()).as(() -> printed(generator)).isTrue();
			if (reading.getAsBoolean() && begin == Long.MAX_VALUE) {
				begin = follower.until().orElse(Long.MAX_VALUE);
			}
			java.util.concurrent.locks.LockSupport.parkNanos(10_000_000);
		}
		return follower.until().orElseThrow();
	}

	private EndpointSummary summary(String endpoint, Window measured) {
		return EndpointSummary.of(endpoint, this.timeline.requests(endpoint, measured.to(), LoadSettings.SLO), measured,
				List.of(), LoadSettings.SLO);
	}

	private void assertStatuses(long stop) {
		Map<String, String> expected = Map.of("large-read", "200", "large-update", "200", "large-insert", "201",
				"error", "500", "silent", Request.NO_ANSWER, "nameless", Request.NO_ID);
		expected.forEach(
				(endpoint, status) -> assertThat(this.timeline.requests(endpoint, stop, LoadSettings.SLO)).as(endpoint)
					.isNotEmpty()
					.allMatch((request) -> request.status().equals(status)));
	}

	private void assertWrites(long stop) {
		List<Request> inserts = this.timeline.requests("large-insert", stop, LoadSettings.SLO);
		assertThat(new HashSet<>(inserts.stream().map(Request::id).toList())).hasSameSizeAs(inserts);
		List<Request> updates = this.timeline.requests("large-update", stop, LoadSettings.SLO);
		assertThat(updates).allSatisfy((update) -> assertThat(this.application.updates)
			.contains("/large/" + update.id().orElseThrow() + " {\"value\":\"" + update.value() + "\"}"));
	}

	private List<Path> reports() throws IOException {
		try (Stream<Path> files = Files.walk(this.folder.resolve("results"))) {
			return files.filter((file) -> file.endsWith("index.html")).toList();
		}
	}

	private static String printed(ChildProcess generator) {
		try {
			return Files.readString(generator.log());
		}
		catch (IOException ex) {
			return "No log of the load generator: " + ex;
		}
	}

}
