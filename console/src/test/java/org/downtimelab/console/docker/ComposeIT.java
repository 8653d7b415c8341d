package org.downtimelab.console.docker;

import java.io.BufferedReader;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.downtimelab.database.Database;
import org.downtimelab.database.testing.PostgresTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** {@code docker compose up}, from a checkout to nothing left. */
@PostgresTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ComposeIT {

	private static final Duration PATIENCE = Duration.ofMinutes(3);

	private static final Pattern PROGRESS = Pattern.compile("([\\d,]+) rows  ");

	private static final Pattern ROW = Pattern.compile("(\\d+)\\|(.*)");

	private static Compose compose;

	private static RemoteStage stage;

	@BeforeAll
	static void arrive() {
		compose = new Compose("downtime-lab-test");
	}

	@AfterAll
	static void leave() {
		compose.close();
	}

	@Test
	@Order(1)
	void fromACheckoutToAStageThatAnswersInFiveMinutes() {
		long begun = System.nanoTime();
		compose.run("docker compose up -d --wait --build");
		stage = RemoteStage.printedIn(compose.run("docker compose logs lab"));
		assertThat(stage.status("", stage.token())).isEqualTo(200);
		assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMinutes(5));
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
		assertThat(configuration.lines().filter((line) -> line.contains("published:"))).hasSize(9);
		assertThat(configuration.lines().filter((line) -> line.contains("host_ip:"))).hasSize(9)
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
		assertThat(sql("postgres", "SELECT count(*) > 0 FROM pg_stat_statements")).isEqualTo("t\n");
	}

	@Test
	@Order(6)
	void theServerIsSetUpAsTheLabsOwn(Database own) throws SQLException {
		String settings = """
				SELECT string_agg(name || '=' || setting, ' ' ORDER BY name) FROM pg_settings
				WHERE name IN ('max_connections', 'fsync', 'full_page_writes', 'synchronous_commit', 'autovacuum',
				  'max_wal_size', 'checkpoint_timeout', 'shared_buffers', 'maintenance_work_mem', 'work_mem',
				  'max_parallel_maintenance_workers', 'wal_level', 'server_encoding', 'block_size', 'data_checksums')
				""";
		try (Connection connection = own.connect("compared");
				Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery(settings)) {
			row.next();
			assertThat(sql("postgres", settings).strip()).contains("max_wal_size=8192").isEqualTo(row.getString(1));
		}
	}

	@Test
	@Order(7)
	void whenTheDatabaseIsKilledTheStageSaysSoAndBeginsAgain() {
		play("warm-up");
		compose.run("docker compose kill database");
		awaitTold("The database does not answer any more");
		compose.run("docker compose up -d --wait");
		play("warm-up");
		stage.stop();
		assertThat(sql("postgres", "SELECT count(*) FROM pg_database WHERE datname LIKE 'downtime_lab_clone_%'"))
			.isEqualTo("0\n");
	}

	@Test
	@Order(8)
	void aBackfillWhoseDatabaseIsKilledIsResumedAndNoAcknowledgedWriteIsLost() throws Exception {
		compose.run("ROWS=2M docker compose --profile not-null up -d --wait");
		compose.run("docker compose run --rm not-null migrate safe --to V2");
		compose.run("RELEASE=v2 docker compose --profile not-null up -d --wait");
		Map<Long, String> acknowledged;
		try (Users users = new Users("http://127.0.0.1:" + compose.setting("NOT_NULL_PORT") + "/large")) {
			long done = killInTheMiddleOfTheBackfill();
			int before = users.acknowledged().size();
			assertThat(before).isPositive();
			compose.run("RELEASE=v2 docker compose --profile not-null up -d --wait");
			String resumed = compose.run("docker compose run --rm not-null migrate safe");
			assertThat(resumed).contains("V6");
			assertThat(rowsDone(resumed).get(0)).isGreaterThanOrEqualTo(done);
			await().atMost(PATIENCE).until(() -> users.acknowledged().size() > before);
			acknowledged = users.acknowledged();
		}
		assertThat(rows()).containsAllEntriesOf(acknowledged);
		assertThat(sql("not-null", "SELECT count(*) FROM large_order WHERE tracking_id IS NULL")).isEqualTo("0\n");
	}

	@Test
	@Order(9)
	void nothingIsLeft() {
		assertThat(compose.leftovers()).isNotBlank();
		compose.close();
		assertThat(compose.leftovers()).isBlank();
	}

	/** How many rows were filled before, at least. */
	private static long killInTheMiddleOfTheBackfill() throws IOException, InterruptedException {
		Process migration = compose.start("docker compose run --rm not-null migrate safe");
		StringBuilder said = new StringBuilder();
		try (BufferedReader lines = migration.inputReader()) {
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				said.append(line).append('\n');
				if (PROGRESS.matcher(said).results().count() == 3 && !said.toString().contains("KILLED")) {
					compose.run("docker compose kill database");
					said.append("KILLED\n");
				}
			}
		}
		assertThat(migration.waitFor()).as(said.toString()).isNotZero();
		assertThat(said).contains("KILLED").doesNotContain("V3 ");
		return rowsDone(said.toString()).get(2);
	}

	private static List<Long> rowsDone(String output) {
		return PROGRESS.matcher(output)
			.results()
			.map((line) -> Long.parseLong(line.group(1).replace(",", "")))
			.toList();
	}

	/** Inserted rows, by id, with their notes. */
	private static Map<Long, String> rows() {
		Map<Long, String> rows = new TreeMap<>();
		Matcher row = ROW.matcher(sql("not-null", "SELECT id, note FROM large_order WHERE note LIKE 'by users %'"));
		while (row.find()) {
			rows.put(Long.parseLong(row.group(1)), row.group(2));
		}
		return rows;
	}

	private static String sql(String database, String query) {
		return compose
			.run("docker compose exec -T database psql -U postgres -d %s -Atc \"%s\"".formatted(database, query));
	}

	/** Starts the safe path, and waits for one of its phases. */
	private static void play(String phase) {
		stage.reset();
		stage.start("index", "safe", "200k");
		awaitTold("{\"name\":\"" + phase + "\"}");
	}

	private static void awaitTold(String what) {
		await().atMost(PATIENCE).untilAsserted(() -> assertThat(stage.story()).contains(what));
	}

}
