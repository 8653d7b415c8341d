package org.downtimelab.experiment;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.downtimelab.database.Database;
import org.downtimelab.database.testing.PostgresTest;
import org.downtimelab.load.GatlingUsers;
import org.downtimelab.metrics.Metrics;
import org.downtimelab.metrics.ServedMetrics;
import org.downtimelab.observe.Sampler;
import org.downtimelab.process.RunClock;
import org.downtimelab.scenario.Scenario;
import org.downtimelab.scenario.Scenarios;
import org.downtimelab.seed.Seeder;
import org.downtimelab.stage.PageReader;
import org.downtimelab.traffic.EndpointSummary;
import org.downtimelab.traffic.Request;
import org.downtimelab.traffic.RunningUsers;
import org.downtimelab.traffic.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What users pay for somebody who looks on: under a steady load, without any migration,
 * he looks for 5 s and looks away for 5 s, ten times, in turn. The two stretches of a
 * pair are neighbours, so that a drift of the machine is the same for both; and which of
 * them comes first changes from pair to pair.
 */
@PostgresTest
@Isolated("measures")
class WatchingCostMeasurement {

	private static final Scenario INDEX = Scenarios.named("index").orElseThrow();

	private static final long ROWS = 200_000;

	private static final int PAIRS = 10;

	private static final Duration STRETCH = Duration.ofSeconds(5);

	private static final Duration SLO = Duration.ofMillis(250);

	/** A median difference above both of them would be told as the migration's. */
	private static final double BEARABLE_MS = 0.5;

	private static final double BEARABLE_SHARE = 0.1;

	@Test
	void ofTheSampler(Database database, @TempDir Path folder) throws Exception {
		measure(database, folder, (event) -> {
		}, () -> {
			Sampler sampler = new Sampler(database.dataSource("sampler"), WatchedPlayer.MIGRATION, PathRun.SAMPLE_EVERY,
					(sample) -> {
					});
			sampler.start();
			return sampler;
		});
	}

	@Test
	void ofAReaderOfTheMetrics(Database database, @TempDir Path folder) throws Exception {
		try (ServedMetrics metrics = new ServedMetrics("127.0.0.1", 0).withHealth()) {
			URI page = URI.create("http://127.0.0.1:" + metrics.port() + "/metrics");
			Consumer<RunEvent> metered = metrics.beside((event) -> {
			}, INDEX).get(1);
			metered.accept(new RunEvent.PathBegins(INDEX.safe()));
			measure(database, folder, metered, () -> everySecond(() -> read(page)));
		}
	}

	@Test
	void ofAViewerOfTheStage(Database database, @TempDir Path folder) throws Exception {
		try (PageReader page = new PageReader(folder.resolve("lab"), Metrics.NONE)) {
			RunRequest request = new RunRequest(INDEX, List.of(INDEX.safe()), Data.seeded(INDEX, ROWS),
					Target.application(jar()), new GatlingUsers(50, false), 250, Timing.QUICK);
			measure(database, folder, page.listener(request), page::look);
		}
	}

	private static void measure(Database database, Path folder, Consumer<RunEvent> events, Watcher watcher)
			throws Exception {
		new Seeder(INDEX, database.dataSource("seed")).seed(ROWS, (done) -> {
		});
		try (Application application = Application.start(List.of("-jar", jar().toString()), database, Map.of(),
				folder)) {
			application.awaitReady();
			new WarmUp(INDEX.endpoints(), ROWS, SLO, new Notes()).of(application);
			events.accept(new RunEvent.Serving(List.of(new LiveInstance(1, "v1", application.managementUrl()))));
			try (RunningUsers users = new GatlingUsers(50, false).start(application.live("index", database).address(),
					SLO, folder);
					LoadWatch watch = new LoadWatch(users.requests(), SLO,
							(soFar) -> new RunEvent.Pulse(soFar, null, null, null, List.of()), events)) {
				Phases phases = new Phases(watch, application.live("index", database), users, Timing.QUICK, SLO, () -> {
				}, events);
				phases.settle(false);
				phases.baseline();
				judge(pairs(watch, phases, watcher));
			}
		}
	}

	private static Path jar() {
		return Path.of("..", "scenario-index", "target", "scenario-index.jar").toAbsolutePath().normalize();
	}

	private static void judge(List<double[]> pairs) {
		double difference = median(pairs.stream().mapToDouble((pair) -> pair[0] - pair[1]).toArray());
		double unwatched = median(pairs.stream().mapToDouble((pair) -> pair[1]).toArray());
		System.out.printf("Median difference of p50: %+.3f ms, %+.1f %% of %.3f ms%n", difference,
				100 * difference / unwatched, unwatched);
		assertThat(difference).isLessThan(Math.max(BEARABLE_MS, BEARABLE_SHARE * unwatched));
	}

	private static List<double[]> pairs(LoadWatch watch, Phases phases, Watcher watcher) throws Exception {
		List<double[]> pairs = new ArrayList<>();
		for (int i = 0; i < PAIRS; i++) {
			double unwatchedFirst = (i % 2 == 1) ? p50(watch, phases) : 0;
			double watched;
			try (AutoCloseable look = watcher.look()) {
				watched = p50(watch, phases);
			}
			pairs.add(new double[] { watched, (i % 2 == 1) ? unwatchedFirst : p50(watch, phases) });
		}
		return pairs;
	}

	private static double p50(LoadWatch watch, Phases phases) {
		long from = RunClock.now();
		Window stretch = new Window(from, from + STRETCH.toNanos() / 1_000);
		long known = stretch.to() + SLO.toNanos() / 1_000;
		phases.await("the requests of a stretch", () -> watch.knownUntil() >= known);
		return watch.ask((timeline) -> {
			List<Request> all = new ArrayList<>();
			timeline.endpoints().forEach((endpoint) -> all.addAll(timeline.requests(endpoint, known, SLO)));
			return EndpointSummary.of("all", all, stretch, List.of(), SLO).p50Ms();
		});
	}

	private static double median(double[] figures) {
		Arrays.sort(figures);
		int middle = figures.length / 2;
		return (figures.length % 2 == 1) ? figures[middle] : (figures[middle - 1] + figures[middle]) / 2;
	}

	/** Fails at its end if it has not done so throughout. */
	private static AutoCloseable everySecond(Work work) {
		ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
		AtomicInteger done = new AtomicInteger();
		clock.scheduleAtFixedRate(() -> {
			try {
				work.run();
				done.incrementAndGet();
			}
			catch (Exception ex) {
				throw new IllegalStateException(ex);
			}
		}, 0, 1, TimeUnit.SECONDS);
		return () -> {
			clock.shutdownNow();
			assertThat(done.get()).as("looks in a stretch of 5 s").isGreaterThanOrEqualTo(4);
		};
	}

	private static void read(URI page) throws IOException, InterruptedException {
		HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofInputStream())
			.body()
			.transferTo(OutputStream.nullOutputStream());
	}

	/** Somebody who looks on. */
	private interface Watcher {

		/** Close it to look away. */
		AutoCloseable look() throws Exception;

	}

	private interface Work {

		void run() throws Exception;

	}

}
