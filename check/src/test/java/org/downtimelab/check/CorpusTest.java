package org.downtimelab.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.downtimelab.check.result.CheckedMigration;
import org.downtimelab.check.result.Verdict;
import org.downtimelab.database.Server;
import org.downtimelab.database.testing.PostgresTest;
import org.downtimelab.observe.LockMode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import static org.assertj.core.api.Assertions.assertThat;

/** Migrations of each kind get the verdict and the locks that the server really takes. */
@PostgresTest
@Execution(ExecutionMode.CONCURRENT)
class CorpusTest {

	private static final int ONE_OF = 10;

	private final String only = System.getProperty("corpus", "");

	/**
	 * A case makes and drops half a dozen databases; to flush their files takes longest.
	 */
	@BeforeAll
	static void nothingNeedsToBeDurable(Server server) throws SQLException {
		durable(server, "SET fsync = off");
	}

	@AfterAll
	static void allIsDurableAgain(Server server) throws SQLException {
		durable(server, "RESET fsync");
	}

	private static void durable(Server server, String setting) throws SQLException {
		if (server.isEmbedded()) {
			try (Connection session = server.maintenance().connect("test");
					Statement statement = session.createStatement()) {
				statement.execute("ALTER SYSTEM " + setting);
				statement.execute("SELECT pg_reload_conf()");
			}
		}
	}

	@TestFactory
	Stream<DynamicTest> eachTenthCaseGetsItsVerdict(Server server, @TempDir Path folder) throws IOException {
		List<CorpusCase> cases = CorpusCase.all();
		return IntStream.range(0, cases.size())
			.filter((number) -> number % ONE_OF == 0)
			.mapToObj((number) -> test(cases.get(number), server, folder));
	}

	@TestFactory
	@Tag("corpus")
	Stream<DynamicTest> everyCaseGetsItsVerdict(Server server, @TempDir Path folder) throws IOException {
		return CorpusCase.all()
			.stream()
			.filter((each) -> each.name().contains(this.only))
			.map((each) -> test(each, server, folder));
	}

	private static DynamicTest test(CorpusCase each, Server server, Path folder) {
		return DynamicTest.dynamicTest(each.name(), () -> play(each, server, folder));
	}

	private static void play(CorpusCase each, Server server, Path folder) throws IOException {
		Path own = Files.createDirectory(folder.resolve(each.name().replaceAll("\\W+", "-")));
		each.write(own);
		// As few rows as are traced: none of it depends on time.
		CheckOptions options = new CheckOptions(own, null, 1_000, Map.of(), Map.of(), null, null,
				Duration.ofSeconds(20), false, null);
		CheckedMigration migration = Check.of(options).on(server, (line) -> {
		}).migrations().get(0);
		Set<String> codes = new TreeSet<>();
		Set<String> hurts = new TreeSet<>();
		migration.findings().stream().filter((finding) -> finding.severity() != Verdict.HARMLESS).forEach((finding) -> {
			codes.add(finding.code().word());
			if (finding.relation() != null) {
				hurts.add(finding.relation());
			}
		});
		String said = migration.error() + " " + migration.findings();
		assertThat(migration.verdict().word()).as(said).isEqualTo(each.verdict());
		assertThat(codes).as(said).isEqualTo(each.codes());
		if (each.hurts() != null) {
			assertThat(hurts).as(said).isEqualTo(each.hurts());
		}
		Map<String, String> strongest = strongest(migration);
		assertThat(strongest).as(said).containsAllEntriesOf(each.locks());
		strongest.values().removeIf((mode) -> LockMode.of(mode).compareTo(LockMode.SHARE) < 0);
		assertThat(each.locks()).as("locks that keep others out").containsAllEntriesOf(strongest);
	}

	private static Map<String, String> strongest(CheckedMigration migration) {
		Map<String, LockMode> strongest = new LinkedHashMap<>();
		migration.statements()
			.forEach((statement) -> statement.locks()
				.forEach((lock) -> strongest.merge(lock.relation(), LockMode.of(lock.mode()),
						(one, other) -> (one.compareTo(other) > 0) ? one : other)));
		Map<String, String> names = new LinkedHashMap<>();
		strongest.forEach((relation, mode) -> names.put(relation, mode.pgName()));
		return names;
	}

}
