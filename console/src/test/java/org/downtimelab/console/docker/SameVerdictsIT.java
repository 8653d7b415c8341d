package org.downtimelab.console.docker;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.downtimelab.console.Judged;
import org.downtimelab.console.LabProcess;
import org.downtimelab.database.testing.TestServer;
import org.downtimelab.experiment.result.PathResult;
import org.downtimelab.experiment.result.RunResult;
import org.downtimelab.report.Mark;
import org.downtimelab.scenario.Scenario;
import org.downtimelab.scenario.Scenarios;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
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
@Isolated("measures")
class SameVerdictsIT {

	private static final String EMBEDDED = "embedded";

	private static final String TESTCONTAINERS = "testcontainers";

	private static final String COMPOSE = "compose";

	private static final Duration AT_MOST = Duration.ofMinutes(10);

	private static final int TRIES = 5;

	/**
	 * Those of the workshop, where that has fewer than the scenario: every lock that
	 * hurts still outlasts the SLO.
	 */
	private static final Map<String, String> ROWS = Map.of("index", "2M", "not-null", "2M", "column-type", "500k");

	private static final long SLO_MS = 250;

	private static final List<String> PATHS = List.of("risky", "folklore", "safe");

	/**
	 * Less than the default, which leaves two cores no time. What a risky path leaves
	 * queued takes them from the canary as well, and most runs with the server in a
	 * container were too noisy; beside a safe path's backfill and the autovacuum that
	 * follows it, an instance that gives way to PostgreSQL is slow. Folklore's lock is
	 * short: whether the pool runs dry would be the machine's matter.
	 */
	private static final Map<String, String> RATES = Map.of("risky", "15", "folklore", "50", "safe", "25");

	private static final Pattern REPORT = Pattern.compile("Report: (.*)/report\\.html");

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
		judge(scenario, play(scenario));
	}

	/** By server. */
	static void judge(String scenario, Map<String, List<PathResult>> results) {
		results.forEach((server, paths) -> {
			riskyHurtsFolkloreHurtsOrIsWrongAndSafeHarmsNobody(server, paths);
			assertThat(schemas(scenario, paths)).as("%s: whoever reaches the goal", server).hasSizeLessThan(2);
		});
		List<ComparableVerdict> told = told(results.get(EMBEDDED));
		assertThat(told(results.get(TESTCONTAINERS))).as(TESTCONTAINERS).containsExactlyElementsOf(told);
		assertThat(told(results.get(COMPOSE))).as(COMPOSE).containsExactlyElementsOf(told);
	}

	private static List<ComparableVerdict> told(List<PathResult> paths) {
		return paths.stream().map((path) -> ComparableVerdict.of(path, SLO_MS)).toList();
	}

	private static void riskyHurtsFolkloreHurtsOrIsWrongAndSafeHarmsNobody(String server, List<PathResult> paths) {
		assertThat(paths.get(0)).as(server).extracting(Mark::of).isEqualTo(Mark.HURT);
		assertThat(paths.get(1)).as(server).extracting(Mark::of).isIn(Mark.HURT, Mark.WRONG);
		assertThat(paths.get(2)).as(server).extracting(Mark::of).isEqualTo(Mark.HARMLESS);
	}

	/** At the end of those paths that reach the goal and leave nothing beside it. */
	private static Set<String> schemas(String scenario, List<PathResult> paths) {
		Scenario told = Scenarios.named(scenario).orElseThrow();
		return told.paths()
			.stream()
			.filter((path) -> told.leaves(path).isEmpty())
			.flatMap((path) -> paths.stream().filter((each) -> each.path().equals(path.name())))
			.filter(PathResult::finalSchemaOk)
			.map(PathResult::schemaFingerprint)
			.collect(Collectors.toSet());
	}

	/** By server. */
	private static Map<String, List<PathResult>> play(String scenario) throws Exception {
		Files.createDirectories(FILES);
		Map<String, List<PathResult>> results = new LinkedHashMap<>();
		for (String choice : List.of(EMBEDDED, TESTCONTAINERS)) {
			try (TestServer server = TestServer.of(choice)) {
				results.put(choice, play(choice, scenario, (command, kept) -> playOn(server, command, kept)));
			}
		}
		try (Compose compose = new Compose("downtime-lab-verdicts")) {
			compose.run("docker compose up -d --wait --build");
			results.put(COMPOSE, play(COMPOSE, scenario, (command, kept) -> playIn(compose, command, kept)));
		}
		return results;
	}

	private static List<PathResult> play(String server, String scenario, Player player) throws Exception {
		List<PathResult> results = new ArrayList<>();
		for (String path : PATHS) {
			results.add(Judged.within(TRIES,
					(tried) -> play(String.join("-", server, scenario, path, "" + tried), scenario, path, player)));
		}
		return results;
	}

	private static Optional<PathResult> play(String name, String scenario, String path, Player player)
			throws Exception {
		Path json = FILES.resolve(name + ".json");
		Path requests = FILES.resolve(name + ".requests.log");
		Files.deleteIfExists(json);
		Files.deleteIfExists(requests);
		boolean played = player.play(
				"run " + scenario + rows(scenario) + " --path " + path + " --rate " + RATES.get(path) + " --slo "
						+ SLO_MS + " --quiet",
				Map.of("result.json", json, "paths/" + path + "/requests.log", requests));
		if (!played) {
			return Optional.empty();
		}
		RunResult run = JsonMapper.shared().readValue(Files.readString(json), RunResult.class);
		PathResult result = run.paths().get(0);
		System.out.printf("%s: %s%s%n", name, result.verdict(),
				(result.noise() != null) ? " (too noisy: " + result.noise() + ")" : "");
		return (result.noise() == null) ? Optional.of(result) : Optional.empty();
	}

	private static String rows(String scenario) {
		return ROWS.containsKey(scenario) ? " --rows " + ROWS.get(scenario) : "";
	}

	private static boolean playOn(TestServer server, String command, Map<String, Path> kept) throws Exception {
		try (LabProcess lab = LabProcess.on(server, folder, command.split(" "))) {
			lab.exitCode(AT_MOST);
			Optional<String> run = reported(lab.out() + lab.err());
			if (run.isPresent()) {
				for (Map.Entry<String, Path> file : kept.entrySet()) {
					Files.copy(Path.of(run.get(), file.getKey()), file.getValue());
				}
			}
			return run.isPresent();
		}
	}

	private static boolean playIn(Compose compose, String command, Map<String, Path> kept) {
		Optional<String> run = reported(compose.type("docker compose run --rm lab " + command).output());
		run.ifPresent((folder) -> kept.forEach((there, here) -> compose
			.run("docker compose cp lab:" + folder + "/" + there + " " + here.toAbsolutePath())));
		return run.isPresent();
	}

	/** The run's folder; none if the machine was too noisy to begin. */
	private static Optional<String> reported(String output) {
		Matcher report = REPORT.matcher(output);
		boolean found = report.find();
		assertThat(found || output.contains("too noisy to judge")).as(output).isTrue();
		return found ? Optional.of(report.group(1)) : Optional.empty();
	}

	/** Plays on a server; with which exit code, the result says. */
	private interface Player {

		/**
		 * Types a command of the lab.
		 * @param kept where the files of the run's folder must be then
		 * @return false if the machine was too noisy to begin
		 */
		boolean play(String command, Map<String, Path> kept) throws Exception;

	}

}
