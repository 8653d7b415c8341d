package org.downtimelab.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.downtimelab.console.Judged;
import org.downtimelab.console.LabProcess;
import org.downtimelab.database.testing.PostgresTest;
import org.downtimelab.database.testing.TestServer;
import org.downtimelab.experiment.result.LockResult;
import org.downtimelab.experiment.result.PathResult;
import org.downtimelab.experiment.result.RunResult;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The real thing, from the command line to the result file, on 200,000 rows. The verdicts
 * are the same on the lab's own server, on a given one and in a container. How long
 * somebody was down is not asserted: on so few rows that is the machine's affair.
 */
@PostgresTest
@Isolated("measures")
class IndexRunIT {

	private static final Duration AT_MOST = Duration.ofMinutes(10);

	private static final int TRIES = 3;

	@TempDir
	private static Path folder;

	private static Path kept;

	private static int exitCode;

	private static RunResult result;

	@BeforeAll
	static void run(TestServer server) throws Exception {
		result = Judged.within(TRIES, (tried) -> {
			Path labFolder = LabProcess.sharedFolder();
			Path runs = Files.createDirectories(labFolder.resolve("runs"));
			List<Path> before = in(runs);
			Path json = folder.resolve("result-" + tried + ".json");
			try (LabProcess lab = LabProcess.on(server, labFolder, "run", "index", "--rows", "200k", "--rate", "50",
					"--timing", "quick", "--quiet", "--json", json.toString())) {
				exitCode = lab.exitCode(AT_MOST);
				if (lab.tooNoisy()) {
					return Optional.empty();
				}
				assertThat(json).as(lab.err()).exists();
			}
			assertThat(in(runs)).hasSize(before.size() + 1);
			kept = in(runs).stream().filter((each) -> !before.contains(each)).findFirst().orElseThrow();
			return Optional.of(JsonMapper.shared().readValue(Files.readString(json), RunResult.class));
		});
	}

	@Test
	void endsWell() {
		assertThat(exitCode).isZero();
		assertThat(result.noisy()).isFalse();
		assertThat(result.paths()).extracting(PathResult::path).containsExactly("risky", "folklore", "safe");
		assertThat(result.paths()).extracting(PathResult::outcome).containsOnly("succeeded");
		assertThat(result.schemaDifferences()).isEmpty();
	}

	@Test
	void riskyHoldsShareAndWritesStandBehindIt() {
		assertThat(locks("risky")).anySatisfy((lock) -> {
			assertThat(lock.relation()).isEqualTo("large_order");
			assertThat(lock.mode()).isEqualTo("ShareLock");
			assertThat(lock.blocks()).containsExactly("write");
			assertThat(lock.heldMs()).isPositive();
			assertThat(lock.peakWaiters()).isPositive();
		});
		assertThat(path("risky").finalSchemaOk()).isTrue();
	}

	@Test
	void folkloreSaysSuccessAndLeavesAnInvalidIndex() {
		assertThat(path("folklore").steps().get(1).error()).contains("lock timeout");
		assertThat(path("folklore").finalSchemaOk()).isFalse();
		assertThat(path("folklore").verdict()).contains("then reported success").contains("INVALID");
	}

	@Test
	void safeHarmsNobody() {
		PathResult safe = path("safe");
		assertThat(safe.endpoints()).allSatisfy((endpoint) -> {
			assertThat(endpoint.requests()).as(endpoint.name()).isPositive();
			assertThat(endpoint.failed()).as(endpoint.name()).isZero();
		});
		assertThat(safe.finalSchemaOk()).isTrue();
		assertThat(locks("safe")).anySatisfy((lock) -> assertThat(lock.mode()).isEqualTo("ShareUpdateExclusiveLock"));
		assertThat(locks("safe")).allSatisfy((lock) -> assertThat(lock.blocks()).as(lock.toString()).isEmpty());
	}

	/** It writes its log where it was started: for the first path. */
	@Test
	void theApplicationIsStartedOnceForAllPaths() throws IOException {
		try (Stream<Path> files = Files.walk(kept)) {
			assertThat(files.filter((file) -> file.getFileName().toString().equals("app.log"))
				.filter((file) -> !file.toString().contains("rehearsal"))).singleElement().asString().contains("risky");
		}
	}

	/**
	 * The first rehearsal may only have left its classes behind; the second one stays.
	 */
	@Test
	void theThirdRehearsalStartsNothing() {
		assertThat(kept.resolve("paths/risky/rehearsal/instance-1")).isDirectory();
		assertThat(kept.resolve("paths/safe/rehearsal/instance-1")).doesNotExist();
	}

	@Test
	void everyAcknowledgedWriteIsThere() {
		assertThat(result.paths()).allSatisfy((path) -> {
			assertThat(path.acknowledgedWrites()).as(path.path()).isGreaterThan(500);
			assertThat(path.lostWrites()).as(path.path()).isZero();
		});
	}

	@Test
	void theEvidenceIsKeptAndNoMore() throws IOException {
		assertThat(kept.resolve("report.html")).isNotEmptyFile();
		assertThat(kept.resolve("summary.md")).content().contains("safe");
		assertThat(kept.resolve("result.json")).isNotEmptyFile();
		for (String path : List.of("risky", "folklore", "safe")) {
			assertThat(kept.resolve("paths").resolve(path).resolve("requests.log")).isNotEmptyFile();
			assertThat(kept.resolve("paths").resolve(path).resolve("locks.jsonl")).isNotEmptyFile();
		}
		try (Stream<Path> all = Files.walk(kept)) {
			assertThat(all).as("what the processes did not want to keep").noneMatch((each) -> each.endsWith("scratch"));
		}
	}

	private static PathResult path(String name) {
		return result.paths().stream().filter((path) -> path.path().equals(name)).findFirst().orElseThrow();
	}

	private static List<LockResult> locks(String path) {
		return path(path).steps()
			.stream()
			.flatMap((step) -> step.statements().stream())
			.flatMap((statement) -> statement.locks().stream())
			.toList();
	}

	private static List<Path> in(Path parent) throws IOException {
		try (Stream<Path> children = Files.list(parent)) {
			return children.toList();
		}
	}

}
