package org.downtimelab.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.downtimelab.console.Judged;
import org.downtimelab.database.Database;
import org.downtimelab.database.testing.PostgresTest;
import org.downtimelab.load.GatlingUsers;
import org.downtimelab.process.Patience;
import org.downtimelab.process.RunClock;
import org.downtimelab.scenario.Step;
import org.downtimelab.seed.Seeder;
import org.downtimelab.traffic.Noise;
import org.downtimelab.traffic.Request;
import org.downtimelab.traffic.RunningUsers;
import org.downtimelab.traffic.Users;
import org.downtimelab.traffic.Window;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a release costs the users when nothing of theirs is migrated: nothing. Without
 * that, no outage in a path with releases could be blamed on its migrations. The release
 * makes a table of its own at start-up, so that one rollout shows both.
 */
@PostgresTest
@Timeout(240)
@Isolated("measures")
class RollingReleaseIT {

	private static final RollingScenario SCENARIO = new RollingScenario();

	private static final Duration SLO = Duration.ofMillis(250);

	private static final long ROWS = 10_000;

	private static final int TRIES = 3;

	private static InstanceGroup cluster;

	/** What the users got while the release was rolled out. */
	private static List<Request> requests;

	@BeforeAll
	@Timeout(600)
	static void rollOut(Database database, @TempDir Path folder) throws Exception {
		new Seeder(SCENARIO, database.dataSource("seed")).seed(ROWS, (done) -> {
		});
		List<String> program = List.of("-cp", System.getProperty("java.class.path"), RollingScenario.class.getName());
		PathStart start = new PathStart(SCENARIO, SCENARIO.folklore(), database, ROWS, SLO, folder, (event) -> {
		}, new Notes());
		cluster = new InstanceGroup(new Launcher((number) -> program, database, Map.of(), folder), start,
				new WarmUp(SCENARIO.endpoints(), ROWS, SLO, new Notes()));
		cluster.serve(RollingScenario.V1);
		requests = Judged.within(TRIES, (tried) -> rollOut(Files.createDirectory(folder.resolve("users-" + tried))));
	}

	@AfterAll
	static void stop() {
		cluster.close();
	}

	@Test
	void noRequestIsBadWhileAReleaseIsRolledOut() {
		assertThat(requests).hasSizeGreaterThan(1_000);
		assertThat(requests.stream().filter((each) -> each.bad(SLO)).toList()).isEmpty();
	}

	/**
	 * What the users got meanwhile; nothing if the canary says that every bad request was
	 * the machine's.
	 */
	private static Optional<List<Request>> rollOut(Path folder) {
		Users many = new GatlingUsers(50, false);
		try (RunningUsers users = many.start(cluster.address(), SLO, folder);
				LoadWatch watch = new LoadWatch(users.requests(), SLO, (standing) -> null, (event) -> {
				})) {
			Phases phases = new Phases(watch, cluster, users, Timing.QUICK, SLO, () -> {
			}, (event) -> {
			});
			phases.settle(false);
			long from = phases.baseline().measuredFrom();
			Optional<String> error = cluster
				.roll(Step.release(RollingScenario.V2, "the same code under another name").migratingAtStartUp("V2"));
			long rolled = RunClock.now();
			phases.recovery();
			Window window = new Window(from, rolled);
			assertThat(error).isEmpty();
			Noise noise = watch.ask((timeline) -> Noise.in(timeline, watch.knownUntil(), SLO));
			List<Request> seen = watch.ask((timeline) -> timeline.endpoints()
				.stream()
				.flatMap((endpoint) -> window.of(timeline.requests(endpoint, watch.knownUntil(), SLO)).stream())
				.toList());
			System.out.printf("rolled out in %.1f s under %d requests; the slowest took %.0f ms%n",
					(rolled - from) / 1e6, seen.size(),
					seen.stream().mapToLong(Request::latency).max().orElse(0) / 1e3);
			boolean onlyNoise = seen.stream().anyMatch((each) -> each.bad(SLO))
					&& seen.stream().filter((each) -> each.bad(SLO)).allMatch(noise::covers);
			return onlyNoise ? Optional.empty() : Optional.of(seen);
		}
	}

	@Test
	@EnabledIf("sessionsShareTheProcessors")
	void whoServesGivesWayNoMore() {
		List<String> sessions = ProcessHandle.current().children().map(RollingReleaseIT::session).toList();
		assertThat(sessions).hasSizeGreaterThanOrEqualTo(2).allMatch((session) -> session.endsWith(" nice 0"));
	}

	/** Its first collection, the longest, must not fall into what is measured. */
	@Test
	void whoServesHasCollectedItsGarbage() {
		assertThat(cluster.instances()).hasSize(2).allSatisfy((instance) -> {
			URI pauses = URI.create(instance + "/actuator/metrics/jvm.gc.pause");
			assertThat(Patience.until(SLO, () -> get(pauses).contains("System.gc()"))).isTrue();
		});
	}

	private static String get(URI uri) {
		try {
			return HttpClient.newHttpClient()
				.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
				.body();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static boolean sessionsShareTheProcessors() {
		return Files.exists(Path.of("/proc/self/autogroup"));
	}

	/** As in "/autogroup-7 nice 0". */
	private static String session(ProcessHandle process) {
		try {
			return Files.readString(Path.of("/proc", String.valueOf(process.pid()), "autogroup")).strip();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Test
	void aReleaseThatNeverGetsReadyLeavesTheOldOneAtWork() throws Exception {
		Optional<String> error = cluster.roll(Step.release(RollingScenario.BROKEN, "it lacks its repository"));
		assertThat(error).get()
			.asString()
			.startsWith("release broken did not get ready, 2 of 2 instances stay on v")
			.contains("LargeTable");
		cluster.mustLive("the old release must go on");
		HttpRequest read = HttpRequest.newBuilder(URI.create(cluster.address().url() + "/small")).build();
		HttpResponse<Void> answer = HttpClient.newHttpClient().send(read, HttpResponse.BodyHandlers.discarding());
		assertThat(answer.statusCode()).isEqualTo(200);
	}

	@Test
	void aMigrationAtStartUpRunsInASessionThatTheSamplerKnows(Database database) throws SQLException {
		try (Connection connection = database.connect("look");
				Statement statement = connection.createStatement();
				ResultSet found = statement.executeQuery("SELECT by_session FROM migrated")) {
			assertThat(found.next()).isTrue();
			assertThat(found.getString(1)).isEqualTo(WatchedPlayer.MIGRATION);
		}
	}

}
