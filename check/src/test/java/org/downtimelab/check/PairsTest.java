package org.downtimelab.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.downtimelab.check.result.CheckedMigration;
import org.downtimelab.check.result.Verdict;
import org.downtimelab.database.Server;
import org.downtimelab.database.testing.PostgresTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Pairs of the corpus that get the same verdict, and how they are told apart all the
 * same.
 */
@PostgresTest
@Tag("corpus")
class PairsTest {

	@TempDir
	private Path folder;

	@BeforeAll
	static void nothingNeedsToBeDurable(Server server) throws SQLException {
		CorpusTest.nothingNeedsToBeDurable(server);
	}

	@AfterAll
	static void allIsDurableAgain(Server server) throws SQLException {
		CorpusTest.allIsDurableAgain(server);
	}

	@Test
	void aColumnOfJsonCannotBeCompared(Server server) throws IOException {
		assertThat(codes("pair: a table with json", 1_000, server)).containsExactly("not-comparable at line 1");
		assertThat(codes("pair: a table with jsonb", 1_000, server)).isEmpty();
	}

	@Test
	void withAPartialIndexEachDeleteOfAParentReadsTheWholeTable(Server server) throws IOException {
		assertThat(codes("pair: foreign key whose column has a partial index", 5_000, server))
			.containsExactly("blocks-writes at line 2", "scans-on-delete at line 2");
		assertThat(codes("pair: foreign key whose column has an index", 5_000, server))
			.containsExactly("blocks-writes at line 2");
	}

	@Test
	void twoStatementsReadTheTableTwiceUnderTheLock(Server server) throws IOException {
		assertThat(codes("pair: two scans in two statements", 1_000, server)).contains("blocks-reads at line 2",
				"blocks-reads at line 3");
		assertThat(codes("pair: two checks in one statement", 1_000, server)).contains("blocks-reads at line 2")
			.doesNotContain("blocks-reads at line 3");
	}

	@Test
	void anEnumAndATableOfValuesAreAlikeUntilAValueIsTakenAway(Server server) throws IOException {
		assertThat(check("pair: an enum", 1_000, server).findings()).isEmpty();
		assertThat(check("pair: a table of values", 1_000, server).findings()).isEmpty();
		assertThat(check("pair: an enum loses a value", 1_000, server).verdict()).isEqualTo(Verdict.HARMFUL);
		CheckedMigration row = check("pair: a table of values loses one", 1_000, server);
		assertThat(row.verdict()).isEqualTo(Verdict.CAREFUL);
		assertThat(row.findings())
			.anySatisfy((finding) -> assertThat(finding.message()).startsWith("A row of ").endsWith(" is gone"));
	}

	private List<String> codes(String name, long rows, Server server) throws IOException {
		return check(name, rows, server).findings()
			.stream()
			.map((finding) -> finding.code().word() + " at line " + finding.line())
			.toList();
	}

	private CheckedMigration check(String name, long rows, Server server) throws IOException {
		CorpusCase pair = CorpusCase.all()
			.stream()
			.filter((each) -> each.name().equals(name))
			.findFirst()
			.orElseThrow();
		Path own = Files.createTempDirectory(this.folder.toRealPath(), "pair");
		pair.write(own);
		return Check
			.of(new CheckOptions(own, null, rows, Map.of(), Map.of(), null, null, Duration.ofSeconds(20), false, null))
			.on(server, (line) -> {
			})
			.migrations()
			.get(0);
	}

}
