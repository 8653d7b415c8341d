package org.downtimelab.console.docker;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.downtimelab.console.LabProcess;
import org.downtimelab.console.report.Mark;
import org.downtimelab.console.result.PathResult;
import org.downtimelab.console.result.RunResult;
import org.downtimelab.database.testing.TestServer;
import org.downtimelab.scenario.Scenario;
import org.downtimelab.scenario.Scenarios;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every path of every scenario, on the lab's own server, on one in a container by
 * Testcontainers, and in compose: the verdicts are the same. One server after another, so
 * that nothing runs beside what is measured. The system property {@code scenario} chooses
 * one scenario.
 */
class SameVerdictsIT {

	private static final String EMBEDDED = "embedded";

	private static final String TESTCONTAINERS = "testcontainers";

	private static final String COMPOSE = "compose";

	private static final Duration AT_MOST = Duration.ofMinutes(10);

	/** A path that was too noisy to judge has no verdict, and is played again. */
	private static final int TRIES = 5;

	/**
	 * Those of the workshop, where that has fewer than the scenario: every lock that
	 * hurts still outlasts the SLO.
	 */
	private static final Map<String, String> ROWS = Map.of("index", "2M", "not-null", "2M", "column-type", "500k");

	/**
	 * A third of the default: what a risky path leaves queued takes two cores from the
	 * canary as well, and most runs with the server in a container were too noisy.
	 */
	private static final String RATE = " --rate 15";

	/** What was measured stays there, to be looked at. */
	private static final Path FILES = Path.of("target", "verdicts");

	@TempDir
	private static Path folder;

	static Stream<String> scenarios() {
		String chosen = System.getProperty("scenario", "");
		return Scenarios.all().stream().map(Scenario::name).filter((name) -> chosen.isEmpty() || name.equals(chosen));
	}

	@ParameterizedTest
	@MethodSource("scenarios")
	void theVerdictsAreTheSame(String scenario) throws Exception {
		Map<String, RunResult> runs = play(scenario);
		runs.forEach(SameVerdictsIT::riskyHurtsFolkloreHurtsOrIsWrongAndSafeHarmsNobody);
		List<Told> told = Told.of(runs.get(EMBEDDED));
		assertThat(Told.of(runs.get(TESTCONTAINERS))).as(TESTCONTAINERS).containsExactlyElementsOf(told);
		assertThat(Told.of(runs.get(COMPOSE))).as(COMPOSE).containsExactlyElementsOf(told);
	}

	private static void riskyHurtsFolkloreHurtsOrIsWrongAndSafeHarmsNobody(String server, RunResult run) {
		assertThat(run.noise()).as("%s: too noisy to judge, %d times", server, TRIES).isNull();
		assertThat(run.paths()).as(server).extracting(PathResult::path).containsExactly("risky", "folklore", "safe");
		assertThat(run.paths().get(0)).as(server).extracting(Mark::of).isEqualTo(Mark.HURT);
		assertThat(run.paths().get(1)).as(server).extracting(Mark::of).isIn(Mark.HURT, Mark.WRONG);
		assertThat(run.paths().get(2)).as(server).extracting(Mark::of).isEqualTo(Mark.HARMLESS);
		assertThat(run.schemaDifferences()).as(server).isEmpty();
	}

	/** By server. */
	private static Map<String, RunResult> play(String scenario) throws Exception {
		Files.createDirectories(FILES);
		Map<String, RunResult> runs = new LinkedHashMap<>();
		for (String choice : List.of(EMBEDDED, TESTCONTAINERS)) {
			try (TestServer server = TestServer.of(choice)) {
				runs.put(choice, play(choice, scenario, (json, command) -> playOn(server, json, command)));
			}
		}
		try (Compose compose = new Compose("downtime-lab-verdicts")) {
			compose.run("docker compose up -d --wait --build");
			runs.put(COMPOSE, play(COMPOSE, scenario, (json, command) -> playIn(compose, json, command)));
		}
		return runs;
	}

	private static RunResult play(String server, String scenario, Player player) throws Exception {
		RunResult run = playOnce(server + "-" + scenario, scenario, "", player);
		for (int tried = 1; run.noisy() && tried < TRIES; tried++) {
			run = withThoseOf(playOnce(server + "-" + scenario + "-" + tried, scenario, noisyPaths(run), player), run);
		}
		return run;
	}

	private static RunResult playOnce(String file, String scenario, String paths, Player player) throws Exception {
		Path json = FILES.resolve(file + ".json");
		Files.deleteIfExists(json);
		player.play(json, "run " + scenario + rows(scenario) + RATE + paths + " --quiet --json ");
		RunResult run = JsonMapper.shared().readValue(Files.readString(json), RunResult.class);
		for (PathResult path : run.paths()) {
			System.out.printf("%s: %s: %s%s%n", file, path.path(), path.verdict(),
					(path.noise() != null) ? " (too noisy: " + path.noise() + ")" : "");
		}
		return run;
	}

	private static String noisyPaths(RunResult run) {
		return run.paths()
			.stream()
			.filter((path) -> path.noise() != null)
			.map((path) -> " --path " + path.path())
			.collect(Collectors.joining());
	}

	/** The first run, with the paths that were played again in the place of those. */
	private static RunResult withThoseOf(RunResult again, RunResult first) {
		Map<String, PathResult> anew = again.paths()
			.stream()
			.collect(Collectors.toMap(PathResult::path, (path) -> path));
		return new RunResult(first.scenario(), first.rows(), first.postgres(), first.sloMs(), first.ratePerEndpoint(),
				again.noisy(), again.noise(), first.startedAt(), first.command(),
				first.paths().stream().map((path) -> anew.getOrDefault(path.path(), path)).toList(),
				first.schemaDifferences(), first.environment());
	}

	private static String rows(String scenario) {
		return ROWS.containsKey(scenario) ? " --rows " + ROWS.get(scenario) : "";
	}

	private static void playOn(TestServer server, Path json, String command) throws Exception {
		try (LabProcess lab = LabProcess.on(server, folder, (command + json.toAbsolutePath()).split(" "))) {
			lab.exitCode(AT_MOST);
			assertThat(json).as(lab.err()).exists();
		}
	}

	private static void playIn(Compose compose, Path json, String command) {
		String there = "/lab/.lab/runs/" + json.getFileName();
		Compose.Answer answer = compose.type("docker compose run --rm lab " + command + there);
		assertThat(answer.output()).contains("Report: ");
		compose.run("docker compose cp lab:" + there + " " + json.toAbsolutePath());
	}

	/** Plays on a server; with which exit code, the result says. */
	private interface Player {

		/**
		 * Types a command of the lab.
		 * @param json where the result must be then
		 * @param command lacks that file at its end
		 */
		void play(Path json, String command) throws Exception;

	}

}
