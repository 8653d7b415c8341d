package org.downtimelab.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.downtimelab.check.result.CheckResult;
import org.downtimelab.check.result.CheckedMigration;
import org.downtimelab.check.result.Code;
import org.downtimelab.check.result.Finding;
import org.downtimelab.check.result.Verdict;
import org.downtimelab.database.Server;
import org.downtimelab.database.testing.PostgresTest;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a check advises in SQL goes through, and the check itself does not call it
 * harmful.
 */
@PostgresTest
@Execution(ExecutionMode.CONCURRENT)
class RemedyPlayTest {

	/** One of each kind. */
	private static final Set<String> OFTEN = Set.of("create index", "foreign key", "check", "unique",
			"pair: not null at once");

	/** Something goes for good: no advice can make that harmless. */
	private static final Set<Code> GONE = Set.of(Code.BREAKS_RUNNING_RELEASE, Code.DESTROYS_DATA);

	private final String only = System.getProperty("corpus", "");

	@TestFactory
	Stream<DynamicTest> oneAdviceOfEachKindIsNotHarmful(Server server, @TempDir Path folder) throws IOException {
		return CorpusCase.all()
			.stream()
			.filter((each) -> OFTEN.contains(each.name()))
			.map((each) -> test(each, server, folder));
	}

	@TestFactory
	@Tag("corpus")
	Stream<DynamicTest> noAdviceIsHarmful(Server server, @TempDir Path folder) throws IOException {
		return CorpusCase.all()
			.stream()
			.filter((each) -> !each.verdict().equals("harmless") && each.name().contains(this.only))
			.map((each) -> test(each, server, folder));
	}

	private static DynamicTest test(CorpusCase each, Server server, Path folder) {
		return DynamicTest.dynamicTest(each.name(), () -> play(each, server, folder));
	}

	private static void play(CorpusCase each, Server server, Path folder) throws IOException {
		Path own = Files.createTempDirectory(folder, "case");
		each.write(own);
		List<Finding> findings = check(own, "2", server).migrations()
			.get(0)
			.findings()
			.stream()
			.filter((finding) -> !GONE.contains(finding.code()) && finding.remedy() != null)
			.filter((finding) -> finding.remedy().lines().anyMatch((line) -> line.endsWith(";")))
			.toList();
		if (OFTEN.contains(each.name())) {
			assertThat(findings).isNotEmpty();
		}
		Set<String> played = new HashSet<>();
		for (Finding finding : findings) {
			if (played.add(finding.remedy())) {
				Path better = Files.createTempDirectory(folder, "better");
				each.write(better);
				play(finding, each, better, server);
			}
		}
	}

	/**
	 * After what the script does above the statement, unless the advice says that as
	 * well: it drops an old constraint in one statement with the new one.
	 */
	private static void play(Finding finding, CorpusCase each, Path folder, Server server) throws IOException {
		String advice = finding.remedy();
		String above = each.migration()
			.lines()
			.limit(Math.max(0, finding.line() - 1))
			.filter((line) -> !(line.contains("DROP CONSTRAINT") && advice.contains("DROP CONSTRAINT")))
			.collect(Collectors.joining("\n"));
		boolean bound = advice.lines()
			.filter((line) -> !line.startsWith("--"))
			.allMatch("SET LOCAL lock_timeout = '100ms';"::equals);
		List<String> files = new ArrayList<>();
		files.add((bound || above.lines().anyMatch(advice::contains)) ? "SELECT 1;" : above + "\nSELECT 1;");
		files.addAll(bound ? List.of(advice + "\n" + each.migration()) : files(advice));
		write(folder, files);
		for (CheckedMigration migration : check(folder, "3", server).migrations()) {
			String said = advice + "\n" + migration.error() + " " + migration.findings();
			assertThat(migration.outcome()).as(said).isEqualTo("migrated");
			// A bound above a statement mends how long others queue, and nothing else.
			assertThat(migration.findings()).as(said)
				.noneMatch((other) -> bound ? other.code() == finding.code()
						: other.severity() == Verdict.HARMFUL && !GONE.contains(other.code()));
		}
	}

	/** As the comments in it say. */
	private static List<String> files(String advice) {
		List<String> files = new ArrayList<>();
		StringBuilder file = new StringBuilder();
		for (String line : advice.lines().toList()) {
			if (line.startsWith("-- file ")) {
				files.add(file.toString());
				file.setLength(0);
			}
			file.append(line).append('\n');
		}
		files.add(file.toString());
		return files.stream().filter((text) -> text.contains(";")).toList();
	}

	private static void write(Path folder, List<String> files) throws IOException {
		Files.deleteIfExists(folder.resolve("V2__migration.sql"));
		Files.deleteIfExists(folder.resolve("V2__migration.sql.conf"));
		for (int i = 0; i < files.size(); i++) {
			Path file = folder.resolve("V%d__advice.sql".formatted(i + 2));
			Files.writeString(file, files.get(i));
			if (files.get(i).contains("executeInTransaction=false")) {
				Files.writeString(folder.resolve(file.getFileName() + ".conf"), "executeInTransaction=false\n");
			}
		}
	}

	private static CheckResult check(Path folder, String from, Server server) {
		return Check
			.of(new CheckOptions(folder, from, 1_000, Map.of(), Map.of(), null, null, Duration.ofSeconds(20), false,
					null))
			.on(server, (line) -> {
			});
	}

}
