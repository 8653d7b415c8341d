package org.downtimelab.experiment;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.downtimelab.database.Database;
import org.downtimelab.database.testing.PostgresTest;
import org.downtimelab.load.GatlingUsers;
import org.downtimelab.process.RunClock;
import org.downtimelab.seed.Seeder;
import org.downtimelab.traffic.Outages;
import org.downtimelab.traffic.Request;
import org.downtimelab.traffic.RunningUsers;
import org.downtimelab.traffic.Users;
import org.downtimelab.traffic.Window;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * The measure is itself measured: locks held for a known time, on an idle table, must
 * come out as downtime of that length, on the endpoints that they block and on no other.
 */
@PostgresTest
@Timeout(400)
@Isolated("measures")
class CalibrationIT {

	private static final CalibrationScenario SCENARIO = new CalibrationScenario();

	private static final Duration SLO = Duration.ofMillis(250);

	/** So many that nobody waits for the pool, only for the lock. */
	private static final String POOL = "80";

	private static final double HOLD_MS = 3_000;

	private static final double TOLERANCE_MS = 150;

	private static final long ROWS = 10_000;

	@BeforeAll
	static void seed(Database database) throws SQLException {
		new Seeder(SCENARIO, database.dataSource("seed")).seed(ROWS, (done) -> {
		});
	}

	/**
	 * SHARE goes first: half as many wait for it, and both sides have met a queue when
	 * the other comes.
	 */
	@Test
	void aLockIsMeasuredForAsLongAsItWasHeld(Database database, @TempDir Path folder) throws SQLException {
		List<Measured> measured = measure(database, folder, "SHARE", "ACCESS EXCLUSIVE");
		Measured share = measured.get(0);
		assertThat(share.down("large-update")).isCloseTo(share.heldMs(), within(TOLERANCE_MS));
		assertThat(share.down("large-read")).isZero();
		Measured accessExclusive = measured.get(1);
		assertThat(accessExclusive.down("large-read")).isCloseTo(accessExclusive.heldMs(), within(TOLERANCE_MS));
		assertThat(accessExclusive.down("large-update")).isCloseTo(accessExclusive.heldMs(), within(TOLERANCE_MS));
	}

	private static List<Measured> measure(Database database, Path folder, String... locks) throws SQLException {
		Users many = new GatlingUsers(20, false);
		List<String> program = List.of("-cp", System.getProperty("java.class.path"),
				CalibrationScenario.class.getName());
		Map<String, String> settings = Map.of("SPRING_DATASOURCE_HIKARI_MAXIMUM_POOL_SIZE", POOL);
		List<Measured> measured = new ArrayList<>();
		try (Application application = Application.start(program, database, settings, folder)) {
			application.awaitReady();
			new WarmUp(SCENARIO.endpoints(), ROWS, SLO, new Notes()).of(application);
			try (RunningUsers users = many.start(application.live(SCENARIO.name(), database).address(), SLO, folder);
					LoadWatch watch = new LoadWatch(users.requests(), SLO, (standing) -> null, (event) -> {
					})) {
				Phases phases = new Phases(watch, application.live(SCENARIO.name(), database), users, Timing.QUICK, SLO,
						() -> {
						}, (event) -> {
						});
				phases.settle(false);
				for (String lock : locks) {
					long from = RunClock.now();
					double heldMs = hold(database, lock);
					phases.recovery();
					Measured seen = new Measured(heldMs, downtime(watch, new Window(from, watch.knownUntil())));
					System.out.printf("%s: %s%n", lock, seen);
					measured.add(seen);
				}
			}
		}
		return measured;
	}

	/** Milliseconds from when the lock was granted until its transaction was over. */
	private static double hold(Database database, String lock) throws SQLException {
		try (Connection connection = database.connect("calibration");
				Statement statement = connection.createStatement()) {
			connection.setAutoCommit(false);
			statement.execute("LOCK TABLE large_order IN " + lock + " MODE");
			long granted = RunClock.now();
			statement.execute("SELECT pg_sleep(" + HOLD_MS / 1e3 + ")");
			connection.commit();
			return (RunClock.now() - granted) / 1e3;
		}
	}

	private static Map<String, Double> downtime(LoadWatch watch, Window window) {
		return watch.ask((timeline) -> {
			Map<String, Double> byEndpoint = new HashMap<>();
			for (String endpoint : timeline.endpoints()) {
				List<Request> requests = window.of(timeline.requests(endpoint, window.to(), SLO));
				byEndpoint.put(endpoint, (double) Outages.of(requests, SLO).downtimeMs());
			}
			return byEndpoint;
		});
	}

	/** How long a lock was held, and for how long each endpoint was down. */
	private record Measured(double heldMs, Map<String, Double> downtimeMs) {

		double down(String endpoint) {
			return this.downtimeMs.get(endpoint);
		}

	}

}
