package org.downtimelab.metrics;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.downtimelab.console.FreePort;
import org.downtimelab.console.Judged;
import org.downtimelab.console.LabProcess;
import org.downtimelab.experiment.result.EndpointResult;
import org.downtimelab.experiment.result.PathResult;
import org.downtimelab.experiment.result.RunResult;
import org.downtimelab.metrics.PrometheusServer.Stretch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A real Prometheus looks at two real paths: the risky one fires every alert, the safe
 * one fires none, and each query of the dashboard has something to draw.
 */
@Isolated("measures")
class MetricsIT {

	private static final String SCENARIO = "not-null";

	/** Enough for the risky path to stop users for longer than two seconds. */
	private static final String ROWS = "1M";

	/** Little load: what is asked here is not how many it harms. */
	private static final String RATE = "20";

	private static final Duration RUN_AT_MOST = Duration.ofMinutes(8);

	private static final int TRIES = 3;

	@TempDir
	private static Path folder;

	private static PrometheusServer prometheus;

	private static int labPort;

	private static Stretch all;

	private static RunResult result;

	@BeforeAll
	static void play() throws Exception {
		labPort = FreePort.find();
		prometheus = PrometheusServer.start(folder, "127.0.0.1:" + labPort);
		all = Judged.within(TRIES, (tried) -> bothPaths());
	}

	/**
	 * Plays both paths. Their verdicts do not matter: one request that is a millisecond
	 * late breaks the safe path's promise, and is nobody's alert. But noise may be what
	 * an alert of the safe path is about; the risky one needs none.
	 */
	private static Optional<Stretch> bothPaths() throws Exception {
		long from = Instant.now().getEpochSecond();
		Path json = folder.resolve("result.json");
		Files.deleteIfExists(json);
		try (LabProcess lab = LabProcess.start(LabProcess.sharedFolder(), "run", SCENARIO, "--rows", ROWS, "--rate",
				RATE, "--path", "risky", "--path", "safe", "--timing", "quick", "--metrics-port",
				Integer.toString(labPort), "--json", json.toString())) {
			lab.exitCode(RUN_AT_MOST);
			boolean played = Files.exists(json);
			assertThat(played || lab.tooNoisy()).as(lab.err()).isTrue();
			if (!played) {
				return Optional.empty();
			}
		}
		result = JsonMapper.shared().readValue(Files.readString(json), RunResult.class);
		return (result.paths().get(1).noise() == null) ? Optional.of(new Stretch(from, Instant.now().getEpochSecond()))
				: Optional.empty();
	}

	@AfterAll
	static void close() throws Exception {
		if (prometheus != null) {
			prometheus.close();
		}
	}

	@Test
	void riskyFiresEveryAlert() throws Exception {
		assertThat(firing("risky")).containsExactly("ErrorRateRises", "HealthCheckFails", "LockQueueBuildsUp",
				"MigrationTakesLongerThanExpected", "PoolRunsDry");
	}

	@Test
	void safeFiresNone() throws Exception {
		assertThat(firing("safe")).isEmpty();
		assertThat(prometheus.range("downtime_lab_phase{path=\"safe\", phase=\"recovery\"}", all))
			.as("Prometheus has looked until the end")
			.isNotEmpty();
	}

	private static Set<String> firing(String path) throws Exception {
		Set<String> names = new TreeSet<>();
		for (JsonNode alert : prometheus.range("ALERTS{alertstate=\"firing\", path=\"" + path + "\"}", all)) {
			names.add(alert.path("metric").path("alertname").asString());
		}
		return names;
	}

	@Test
	void theLastThatPrometheusReadIsWhatTheReportSays() throws Exception {
		PathResult reported = result.paths().get(0);
		assertThat(reported.endpoints()).hasSize(4);
		for (EndpointResult endpoint : reported.endpoints()) {
			String labels = "{path=\"risky\", endpoint=\"" + endpoint.name() + "\"}";
			assertThat(last("downtime_lab_requests_total" + labels)).isEqualTo(endpoint.requests());
			assertThat(last("downtime_lab_bad_requests_total" + labels)).isEqualTo(endpoint.failed() + endpoint.slow());
			assertThat(last("downtime_lab_outage_seconds_total" + labels)).isEqualTo(endpoint.downtimeMs() / 1e3);
		}
		assertThat(last("downtime_lab_acknowledged_writes_total{path=\"risky\"}"))
			.isEqualTo(reported.acknowledgedWrites());
		assertThat(last("downtime_lab_backfill_rows_total{path=\"safe\"}"))
			.as("those that users insert meanwhile as well")
			.isBetween(1_000_000.0, 1_010_000.0);
	}

	private static double last(String series) throws Exception {
		List<JsonNode> found = prometheus.range(series, all);
		assertThat(found).as(series).hasSize(1);
		JsonNode values = found.get(0).path("values");
		return Double.parseDouble(values.path(values.size() - 1).path(1).asString());
	}

	static Stream<Dashboard.Query> queries() throws Exception {
		return Dashboard.read().queries();
	}

	/** The risky path of this scenario has no backfill: those are the safe one's. */
	@ParameterizedTest
	@MethodSource("queries")
	void everyQueryOfTheDashboardHasSomethingToDraw(Dashboard.Query query) throws Exception {
		String expression = query.of(SCENARIO, query.expression().contains("backfill") ? "safe" : "risky");
		assertThat(expression).doesNotContain("$");
		assertThat(prometheus.range(expression, all)).isNotEmpty();
		assertThat(query.datasource()).isEqualTo("prometheus");
	}

	@Test
	void theDashboardCanChooseScenarioAndPath() throws Exception {
		for (Dashboard.Variable variable : Dashboard.read().variables()) {
			List<String> values = prometheus.labelValues(variable.label(),
					variable.series().replace("$scenario", SCENARIO), all);
			assertThat(values).as(variable.name())
				.containsExactlyInAnyOrderElementsOf(
						variable.name().equals("scenario") ? List.of(SCENARIO) : List.of("risky", "safe"));
		}
	}

	@Test
	void promtoolHasNothingToSayAgainstTheRules() throws Exception {
		Path configuration = PrometheusServer.CONFIGURATION;
		assertThat(PrometheusServer.promtool(folder, "check", "config",
				configuration.resolve("prometheus.yml").toString()))
			.contains("SUCCESS");
		assertThat(
				PrometheusServer.promtool(folder, "test", "rules", configuration.resolve("alerts_test.yml").toString()))
			.contains("SUCCESS");
	}

}
