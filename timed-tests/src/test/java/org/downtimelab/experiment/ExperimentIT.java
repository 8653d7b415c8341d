package org.downtimelab.experiment;

import java.nio.file.Path;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

import org.downtimelab.database.Server;
import org.downtimelab.database.testing.PostgresTest;
import org.downtimelab.experiment.result.PathResult;
import org.downtimelab.load.GatlingUsers;
import org.downtimelab.load.StallingApplication;
import org.downtimelab.scenario.Promise;
import org.downtimelab.scenario.Scenario;
import org.downtimelab.scenario.Scenarios;
import org.downtimelab.traffic.Endpoint.Kind;
import org.downtimelab.traffic.SqlProbe;
import org.downtimelab.traffic.SqlUsers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * An experiment, played by code with no console, stage or web application around it.
 */
@PostgresTest
@Timeout(300)
class ExperimentIT {

	private static final long ROWS = 400_000;

	private static final Path JAR = Path.of("../scenario-index/target/scenario-index.jar");

	private static final Path FOLDER = Path.of("src/test/resources/db/folder");

	private static final SqlProbe READ = new SqlProbe("notes-read", Kind.READ, "notes",
			"SELECT text FROM notes WHERE id = ?", ExperimentIT::anyRow);

	private static final SqlProbe UPDATE = new SqlProbe("notes-update", Kind.UPDATE, "notes",
			"UPDATE notes SET text = text WHERE id = ?", ExperimentIT::anyRow);

	private static final String FILL = """
			INSERT INTO notes (text, seen) SELECT repeat('note ', 20) || n, n FROM generate_series(1, %d) AS n"""
		.formatted(ROWS);

	@Test
	void playsAScenariosSafePathOnOurApplication(Server server) {
		Scenario index = Scenarios.in(JAR);
		PathResult safe = Experiment.on(server)
			.data(Data.seeded(index, 20_000))
			.change(index, index.safe())
			.target(Target.application(JAR))
			.users(new GatlingUsers(20, false))
			.timing(Timing.QUICK)
			.run()
			.paths()
			.get(0);
		assertThat(safe.outcome()).isEqualTo("succeeded");
		assertThat(safe.locks("large_order")).contains("ShareUpdateExclusiveLock").doesNotContain("ShareLock");
		assertThat(safe.rewrote()).isEmpty();
		assertThat(safe.lostWrites()).isZero();
		assertThat(safe.acknowledgedWrites()).isPositive();
		assertThat(safe.promise()).isEqualTo("SAFE");
		assertThat(safe.claimedBy()).isEqualTo("LAB");
	}

	@Test
	void playsSomebodysFlywayFolderUnderSqlUsers(Server server) {
		PathResult folder = Experiment.on(server)
			.data(Data.migrated(FOLDER, "1", ROWS, FILL, "ANALYZE notes"))
			.change(Change.flyway(FOLDER).from("2").promising(Promise.SAFE))
			.target(Target.sqlProbes(READ, UPDATE))
			.users(new SqlUsers(50))
			.slo(Duration.ofMillis(100))
			.timing(Timing.QUICK)
			.run()
			.paths()
			.get(0);
		assertThat(folder.outcome()).isEqualTo("succeeded");
		assertThat(folder.rewrote()).contains("notes");
		assertThat(folder.locks("notes")).contains("AccessExclusiveLock");
		double heldMs = folder.steps().get(0).ms();
		assertThat(folder.downtimeMs("notes-read")).isBetween(heldMs / 2, heldMs + 500);
		assertThat(folder.downtimeMs("notes-update")).isBetween(heldMs / 2, heldMs + 500);
		assertThat(BrokenPromise.of(folder)).anyMatch((broken) -> broken.contains("notes-read"));
	}

	@Test
	void playsAChangeThatIsCode(Server server) {
		PathResult code = Experiment.on(server)
			.data(Data.migrated(FOLDER, "1", ROWS, FILL))
			.change(Change.jdbc("comment", (connection) -> {
				try (Statement statement = connection.createStatement()) {
					statement.execute("COMMENT ON TABLE notes IS 'what people wrote'");
				}
			}).promising(Promise.SAFE))
			.target(Target.sqlProbes(READ, UPDATE))
			.users(new SqlUsers(50))
			.timing(Timing.QUICK)
			.run()
			.paths()
			.get(0);
		assertThat(code.locks("notes")).containsExactly("ShareUpdateExclusiveLock");
		assertThat(code.rewrote()).isEmpty();
		assertThat(code.endpoints()).allMatch((endpoint) -> endpoint.requests() > 50);
		assertThat(BrokenPromise.of(code)).isEmpty();
	}

	@Test
	void playsAChangeUnderSomebodysApplication(Server server) {
		try (StallingApplication application = new StallingApplication().wellBehaved()) {
			PathResult stalled = Experiment.on(server)
				.data(Data.migrated(FOLDER, "1", 1))
				.change(Change.jdbc("stall", (connection) -> application.stallUpdates(Duration.ofSeconds(1))))
				.target(Target.url("index", (database) -> application.url()))
				.users(new GatlingUsers(20, false))
				.timing(Timing.QUICK)
				.run()
				.paths()
				.get(0);
			assertThat(stalled.downtimeMs("large-update")).isBetween(800.0, 1_300.0);
			assertThat(stalled.blastRadius()).containsExactly("large-update");
		}
	}

	@Test
	void theClassPathHasNeitherConsoleNorWebApplication() {
		for (String name : new String[] { "org.downtimelab.console.Lab", "org.downtimelab.stage.Stage",
				"picocli.CommandLine", "org.springframework.web.servlet.DispatcherServlet" }) {
			assertThatThrownBy(() -> Class.forName(name), name).isInstanceOf(ClassNotFoundException.class);
		}
	}

	private static long anyRow() {
		return ThreadLocalRandom.current().nextLong(1, ROWS + 1);
	}

}
