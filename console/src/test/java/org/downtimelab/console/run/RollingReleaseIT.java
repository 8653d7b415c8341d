package org.downtimelab.console.run;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.downtimelab.console.screen.Silence;
import org.downtimelab.database.Database;
import org.downtimelab.database.testing.PostgresTest;
import org.downtimelab.scenario.Rollout;
import org.downtimelab.scenario.Step;
import org.downtimelab.seed.Seeder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Rolls releases of the same code out on two instances, without load. */
@PostgresTest(PostgresTest.Fresh.PER_TEST)
@Timeout(240)
class RollingReleaseIT {

	private static final RollingScenario SCENARIO = new RollingScenario();

	private static final Duration SLO = Duration.ofMillis(250);

	private static final long ROWS = 10_000;

	private Cluster cluster;

	@BeforeEach
	void serve(Database database, @TempDir Path folder) throws SQLException {
		new Seeder(SCENARIO, database.dataSource("seed")).seed(ROWS, (done) -> {
		});
		List<String> program = List.of("-cp", System.getProperty("java.class.path"), RollingScenario.class.getName());
		this.cluster = new Cluster(new Launcher(program, database, Map.of(), folder), SCENARIO.folklore(),
				new WarmUp(SCENARIO.endpoints(), ROWS, SLO), new Silence());
		this.cluster.serve(RollingScenario.V1);
	}

	@AfterEach
	void stop() {
		this.cluster.close();
	}

	@Test
	void aReleaseThatNeverGetsReadyLeavesTheOldOneAtWork() {
		Optional<String> error = this.cluster.roll(Step.release(RollingScenario.BROKEN, "it lacks its repository"));
		assertThat(error).get()
			.asString()
			.startsWith("release broken did not get ready, 2 of 2 instances stay on v1")
			.contains("LargeTable");
		this.cluster.mustLive("the old release must go on");
		new WarmUp(SCENARIO.endpoints(), ROWS, SLO).warm(this.cluster.url());
	}

	@Test
	void aMigrationAtStartUpRunsInASessionThatTheSamplerKnows(Database database) throws SQLException {
		assertThat(this.cluster.roll(release().migratingAtStartUp("V2"))).isEmpty();
		try (Connection connection = database.connect("look");
				Statement statement = connection.createStatement();
				ResultSet found = statement.executeQuery("SELECT by_session FROM migrated")) {
			assertThat(found.next()).isTrue();
			assertThat(found.getString(1)).isEqualTo(WatchedPlayer.MIGRATION);
		}
	}

	private static Rollout release() {
		return Step.release(RollingScenario.V2, "the same code under another name");
	}

}
