package org.downtimelab.metrics;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.downtimelab.console.Judged;
import org.downtimelab.database.Server;
import org.downtimelab.database.testing.PostgresTest;
import org.downtimelab.database.testing.Sql;
import org.downtimelab.experiment.Data;
import org.downtimelab.experiment.Experiment;
import org.downtimelab.experiment.Target;
import org.downtimelab.experiment.Timing;
import org.downtimelab.experiment.result.EndpointResult;
import org.downtimelab.experiment.result.PathResult;
import org.downtimelab.experiment.result.RunResult;
import org.downtimelab.load.GatlingUsers;
import org.downtimelab.metrics.PrometheusServer.Stretch;
import org.downtimelab.scenario.Scenario;
import org.downtimelab.scenario.Scenarios;
import org.downtimelab.scenario.Step;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A real Prometheus looks at two paths of a real application: a lock of known length
 * fires every alert, a backfill that gives way fires none, and each query of the
 * dashboard has something to draw.
 */
@PostgresTest
@Timeout(600)
@Isolated("measures")
class MetricsIT {

	private static final Path JAR = Path.of("../scenario-index/target/scenario-index.jar");

	private static final Scenario SCENARIO = Scenarios.named("index").orElseThrow();

	/** Enough for the backfill to last some seconds. */
	private static final long ROWS = 200_000;

	private static final int HELD_S = 4;

	private static final double TOLERANCE_MS = 150;

	private static final org.downtimelab.scenario.Path RISKY = org.downtimelab.scenario.Path
		.risky("lock the table against writes, and think", Step.jdbc("lock", "", MetricsIT::lock));

	private static final org.downtimelab.scenario.Path SAFE = org.downtimelab.scenario.Path.safe("give way", Step
		.backfill("large_order", "UPDATE large_order SET customer_id = customer_id WHERE id > ? AND id <= ?", ""));

	/** Little load: what is asked here is not how many it hurts. */
	private static final int RATE = 20;

	private static final int TRIES = 3;

	private static final Duration KNOWS_THE_APPLICATION_WITHIN = Duration.ofSeconds(30);

	@TempDir
	private static Path folder;

	private static ServedMetrics metrics;

	private static PrometheusServer prometheus;

	private static Stretch all;

	private static RunResult result;

	@BeforeAll
	static void play(Server server) throws Exception {
		metrics = new ServedMetrics("127.0.0.1", 0).withHealth();
		prometheus = PrometheusServer.start(folder, "127.0.0.1:" + metrics.port());
		all = Judged.within(TRIES, (tried) -> bothPaths(server));
	}

	/**
	 * Nobody looks at the rehearsal, which has ten rows. Prometheus takes up to ten
	 * seconds to read a new target: a lock before that would fire nothing.
	 */
	private static void lock(Connection connection) throws SQLException {
		if (Sql.number(connection, "SELECT count(*) FROM large_order") < ROWS) {
			return;
		}
		await("Prometheus reads the application").atMost(KNOWS_THE_APPLICATION_WITHIN)
			.until(() -> !prometheus.now("hikaricp_connections_max{path=\"risky\"}").isEmpty());
		connection.setAutoCommit(false);
		try (Statement statement = connection.createStatement()) {
			statement.execute("LOCK TABLE large_order IN SHARE MODE");
			statement.execute("SELECT pg_sleep(" + HELD_S + ")");
		}
		connection.commit();
	}

	/**
	 * Plays both paths. Their verdicts do not matter: one request that is a millisecond
	 * late breaks the safe path's promise, and is nobody's alert. But noise may be what
	 * an alert of the safe path is about; the risky one needs none.
	 */
	private static Optional<Stretch> bothPaths(Server server) {
		long from = Instant.now().getEpochSecond();
		Experiment experiment = Experiment.on(server)
			.data(Data.seeded(SCENARIO, ROWS))
			.change(SCENARIO, RISKY)
			.change(SCENARIO, SAFE)
			.target(Target.application(JAR))
			.users(new GatlingUsers(RATE, false))
			.timing(Timing.QUICK);
		metrics.beside((event) -> {
		}, SCENARIO).forEach(experiment::on);
		result = experiment.run();
		metrics.awaitReader();
		return (result.paths().get(1).noise() == null) ? Optional.of(new Stretch(from, Instant.now().getEpochSecond()))
				: Optional.empty();
	}

	@AfterAll
	static void close() throws Exception {
		if (prometheus != null) {
			prometheus.close();
		}
		metrics.close();
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
			.isBetween((double) ROWS, ROWS + 2_000.0);
	}

	/**
	 * Spring Boot's default of 10: a lock that blocks writes takes the reads down with
	 * it.
	 */
	@Test
	void theDefaultPoolAddsTheBlastRadius() {
		PathResult risky = result.paths().get(0);
		assertThat(risky.downtimeMs("large-update")).isGreaterThan(HELD_S * 1e3 - TOLERANCE_MS);
		assertThat(risky.downtimeMs("large-read")).as("no lock blocks it; the pool does")
			.isGreaterThan(HELD_S * 1e3 / 2);
		assertThat(risky.blastRadius()).contains("large-read").doesNotContain("large-update");
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
		String expression = query.of(SCENARIO.name(), query.expression().contains("backfill") ? "safe" : "risky");
		assertThat(expression).doesNotContain("$");
		assertThat(prometheus.range(expression, all)).isNotEmpty();
		assertThat(query.datasource()).isEqualTo("prometheus");
	}

	@Test
	void theDashboardCanChooseScenarioAndPath() throws Exception {
		for (Dashboard.Variable variable : Dashboard.read().variables()) {
			List<String> values = prometheus.labelValues(variable.label(),
					variable.series().replace("$scenario", SCENARIO.name()), all);
			assertThat(values).as(variable.name())
				.containsExactlyInAnyOrderElementsOf(
						variable.name().equals("scenario") ? List.of(SCENARIO.name()) : List.of("risky", "safe"));
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
