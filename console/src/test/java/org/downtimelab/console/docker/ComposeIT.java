package org.downtimelab.console.docker;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.downtimelab.database.Database;
import org.downtimelab.database.testing.PostgresTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * {@code docker compose up}, from a checkout to nothing left. Nothing is measured: once
 * the image is there, what people type by hand goes on beside the stage, in projects of
 * its own.
 */
@PostgresTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
// Only to read: with a lock of its own, its methods would run one after another.
@ResourceLock(value = "networks", mode = ResourceAccessMode.READ)
class ComposeIT {

	private static final Duration PATIENCE = Duration.ofMinutes(6);

	/** The second step of the safe path; it outlives a report of five seconds. */
	private static final String V2_RUNS = "\\{(?=[^{}]*\"index\":1\\b)(?=[^{}]*\"state\":\"runs\")";

	private static Compose compose;

	private static RemoteStage stage;

	private static Duration untilItAnswered;

	@BeforeAll
	static void up() {
		compose = new Compose("downtime-lab-test");
		long begun = System.nanoTime();
		assertThat(compose.run("docker image ls -q $LAB_IMAGE")).isBlank();
		compose.run("docker compose up -d --wait");
		stage = RemoteStage.printedIn(compose.run("docker compose logs lab"));
		assertThat(stage.status("", stage.token())).isEqualTo(200);
		untilItAnswered = Duration.ofNanos(System.nanoTime() - begun);
	}

	@AfterAll
	static void leave() {
		compose.close();
	}

	@Test
	@Order(1)
	void fromACheckoutToAStageThatAnswersInFiveMinutes() {
		assertThat(untilItAnswered).isLessThan(Duration.ofMinutes(5));
	}

	@Test
	@Order(2)
	void onlyWhoKnowsTheTokenIsLetIn() {
		assertThat(stage.status("", "")).isEqualTo(403);
		assertThat(stage.status("", "?token=0")).isEqualTo(403);
	}

	@Test
	@Order(3)
	void nobodyElseOnTheNetworkReachesIt() {
		String configuration = compose.run("docker compose --profile '*' config");
		assertThat(configuration.lines().filter((line) -> line.contains("published:"))).hasSameSizeAs(compose.ports());
		assertThat(configuration.lines().filter((line) -> line.contains("host_ip:"))).hasSameSizeAs(compose.ports())
			.allMatch((line) -> line.endsWith(" 127.0.0.1"));
	}

	@Test
	@Order(4)
	void theLabIsNobodySpecialThere() {
		assertThat(compose.run("docker compose exec -T lab id -u").strip()).isNotEqualTo("0");
	}

	@Test
	@Order(5)
	void theServerCountsItsStatements() {
		assertThat(compose.sql("postgres", "SELECT count(*) > 0 FROM pg_stat_statements")).isEqualTo("t\n");
	}

	@Test
	@Order(6)
	void theServerIsSetUpAsTheLabsOwnButForParallelWorkers(Database own) throws SQLException {
		String settings = """
				SELECT string_agg(name || '=' || setting, ' ' ORDER BY name) FROM pg_settings
				WHERE name IN ('max_connections', 'fsync', 'full_page_writes', 'synchronous_commit', 'autovacuum',
				  'max_wal_size', 'checkpoint_timeout', 'shared_buffers', 'maintenance_work_mem', 'work_mem',
				  'wal_level', 'server_encoding', 'block_size', 'data_checksums')
				""";
		try (Connection connection = own.connect("compared");
				Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery(settings)) {
			row.next();
			assertThat(compose.sql("postgres", settings).strip()).contains("max_wal_size=8192")
				.isEqualTo(row.getString(1));
		}
		assertThat(compose.sql("postgres",
				"SELECT sum(setting::int) FROM pg_settings WHERE name ~ '^max_parallel_(maintenance_workers|workers_per_gather)$'"))
			.isEqualTo("0\n");
	}

	@Test
	@Order(7)
	void aCommandOfTheLabThatServesNothingIsHealthyWhileItRuns() {
		compose.run("docker compose run -d --name $COMPOSE_PROJECT_NAME-run lab run index --path safe --rows 200k");
		await().atMost(PATIENCE)
			.until(() -> compose.run("docker inspect --format '{{.State.Health.Status}}' $COMPOSE_PROJECT_NAME-run")
				.strip(), "healthy"::equals);
		compose.run("docker rm -f $COMPOSE_PROJECT_NAME-run");
	}

	@Test
	@Order(8)
	void whenTheDatabaseIsKilledInASafePathTheStageSaysSoAndPlaysItAnew() {
		play();
		awaitTold(V2_RUNS);
		compose.run("docker compose kill database");
		awaitTold("The database does not answer any more");
		compose.run("docker compose up -d --wait");
		play();
		assertThat(awaitTold("\"acknowledgedWrites\":\\d+")).doesNotEndWith(":0");
		assertThat(awaitTold("\"lostWrites\":\\d+")).endsWith(":0");
		await().atMost(PATIENCE)
			.untilAsserted(() -> assertThat(
					compose.run("docker compose exec -T lab find .lab/runs -path '*/safe/gatling/*/index.html'"))
				.as("Gatling's own report")
				.isNotBlank());
		await().atMost(PATIENCE)
			.untilAsserted(() -> assertThat(compose.sql("postgres",
					"SELECT count(*) FROM pg_database WHERE datname LIKE 'downtime_lab_clone_%'"))
				.isEqualTo("0\n"));
	}

	@Test
	@Order(9)
	void whereTheProgramCannotBeWrittenToTheRunsKeepTheArchiveOfItsClasses() {
		assertThat(compose.run("docker compose exec -T lab ls .lab/runs").lines()).contains("scenario-index.jsa");
	}

	@Test
	@Order(10)
	void downLeavesNothingOfWhatUpBegan() {
		List<String> volumes = compose.volumes();
		assertThat(volumes).containsExactlyInAnyOrder("downtime-lab-test_data", "downtime-lab-test_runs");
		compose.run("docker compose down -v");
		assertThat(compose.leftovers()).isBlank();
		assertThat(compose.run("docker volume ls -q").lines()).doesNotContainAnyElementsOf(volumes);
	}

	@Test
	@Execution(ExecutionMode.CONCURRENT)
	void aBackfillWhoseDatabaseIsKilledIsResumedAndNoAcknowledgedWriteIsLost() throws Exception {
		try (Compose own = compose.beside("backfill")) {
			BackfillByHand backfill = new BackfillByHand(own);
			backfill.prepare();
			Map<Long, String> acknowledged;
			try (Users users = new Users(backfill.url())) {
				long done = backfill.killInTheMiddle();
				int before = users.acknowledged().size();
				assertThat(before).isPositive();
				backfill.serveV2();
				assertThat(backfill.resume()).isGreaterThanOrEqualTo(done);
				await().atMost(PATIENCE).until(() -> users.acknowledged().size() > before);
				acknowledged = users.acknowledged();
			}
			assertThat(backfill.inserted()).containsAllEntriesOf(acknowledged);
			assertThat(own.sql("not-null", "SELECT count(*) FROM large_order WHERE tracking_id IS NULL"))
				.isEqualTo("0\n");
			closeAndLookForLeftovers(own);
		}
	}

	@Test
	@Execution(ExecutionMode.CONCURRENT)
	void gatlingWaitsForTheApplicationAndLeavesItsReportHere() {
		try (Compose own = compose.beside("gatling")) {
			Set<String> before = reports();
			assertThat(own.run("ROWS=100k docker compose run --rm gatling 5 5")).contains("Reports generated");
			assertThat(reports()).hasSize(before.size() + 1);
			assertThat(own.type("docker compose run --rm gatling not-null").exit()).isEqualTo(2);
			closeAndLookForLeftovers(own);
		}
	}

	private static void closeAndLookForLeftovers(Compose own) {
		List<String> volumes = own.volumes();
		assertThat(own.leftovers()).isNotBlank();
		own.close();
		assertThat(own.leftovers()).isBlank();
		assertThat(own.run("docker volume ls -q").lines()).doesNotContainAnyElementsOf(volumes);
	}

	/** Gatling's, by the folder of each. */
	private static Set<String> reports() {
		return compose.run("ls gatling").lines().collect(Collectors.toSet());
	}

	private static void play() {
		stage.reset();
		stage.start("index", "safe", "200k");
	}

	private static String awaitTold(String form) {
		Pattern pattern = Pattern.compile(form);
		return await().atMost(PATIENCE).until(() -> stage.told(pattern), Optional::isPresent).orElseThrow();
	}

}
