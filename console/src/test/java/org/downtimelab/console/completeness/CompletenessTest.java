package org.downtimelab.console.completeness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.downtimelab.scenario.Scenario;
import org.downtimelab.scenario.Scenarios;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The scenarios of this repository are whole; and one that lacks anything would not pass.
 */
class CompletenessTest {

	private static final String MODULE = "scenario-demo";

	private static final String SQL = MODULE + "/src/main/resources/db/demo/";

	@TempDir
	Path reactor;

	@Test
	void everyScenarioOfThisRepositoryIsWhole() {
		Path repository = Path.of("").toAbsolutePath().getParent();
		assertThat(Completeness.problems(repository, Scenarios.all())).isEmpty();
	}

	/** A scenario that lacks nothing, for the tests below to spoil. */
	@BeforeEach
	void wholeScenario() throws IOException {
		write("pom.xml", "<modules><module>scenario-demo</module></modules>");
		write("console/pom.xml", "<dependency><artifactId>scenario-demo</artifactId></dependency>");
		Files.createDirectories(this.reactor.resolve("scenario-parent"));
		write(MODULE + "/README.md", "The story.");
		write(MODULE + "/src/test/java/demo/DemoScenarioTest.java", "class DemoScenarioTest {}");
		for (String folder : List.of("risky", "folklore", "safe", "rollback")) {
			write(SQL + folder + "/V2__demo.sql", "-- ACCESS SHARE, for a moment.\nSELECT 1;\n");
		}
		write(SQL + "safe/V3__drop.sql", "-- ACCESS EXCLUSIVE, for a moment.\nDROP TABLE demo;\n");
	}

	@Test
	void aWholeScenarioPasses() {
		assertThat(problems(new DemoScenario())).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			pom.xml                                         | is not in pom.xml
			console/pom.xml                                 | is not in console/pom.xml
			scenario-demo/src/main/resources/db/demo/risky/V2__demo.sql    | has 0 lines
			scenario-demo/src/main/resources/db/demo/folklore/V2__demo.sql | has no comment
			""")
	void anEmptyFileIsNoticed(String file, String problem) throws IOException {
		write(file, "");
		assertThat(problems(new DemoScenario())).anySatisfy((line) -> assertThat(line).contains(problem));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			README.md                                      | has no README.md
			src/test/java/demo/DemoScenarioTest.java       | has no test class
			src/main/resources/db/demo/risky/V2__demo.sql    | The risky path names V2, but there is no
			src/main/resources/db/demo/folklore/V2__demo.sql | The folklore path names V2, but there is no
			src/main/resources/db/demo/safe/V3__drop.sql     | The safe path names V3, but there is no
			src/main/resources/db/demo/rollback/V2__demo.sql | The safe path's V2 has no way back
			""")
	void aMissingFileIsNoticed(String file, String problem) throws IOException {
		Files.delete(this.reactor.resolve(MODULE).resolve(file));
		assertThat(problems(new DemoScenario())).singleElement().asString().contains(problem);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			risky/V7__more.sql    | The risky path does not name V7
			rollback/V7__more.sql | undoes nothing of the safe path
			safe/V2__again.sql    | has the version of
			safe/later.sql        | is not named like
			safe/V4__no.sql.conf  | is not named like
			""")
	void aFileTooManyIsNoticed(String file, String problem) throws IOException {
		write(SQL + file, "-- ACCESS SHARE.\nSELECT 1;\n");
		assertThat(problems(new DemoScenario())).singleElement().asString().contains(problem);
	}

	@Test
	void flywaysSettingsForAMigrationMayStandBesideIt() throws IOException {
		write(SQL + "safe/V2__demo.sql.conf", "executeInTransaction=false");
		assertThat(problems(new DemoScenario())).isEmpty();
	}

	@Test
	void aLongMigrationIsNoticed() throws IOException {
		write(SQL + "risky/V2__demo.sql", "-- ACCESS SHARE.\n\n" + "SELECT 1;\n".repeat(10));
		assertThat(problems(new DemoScenario())).singleElement().asString().contains("has 11 lines");
	}

	@Test
	void aDropWithoutAReasonIsNoticed() {
		assertThat(problems(new DemoScenario().withoutAReason())).singleElement()
			.asString()
			.contains("The safe path's V3 has no way back");
	}

	@Test
	void aPathWithoutAStepIsNoticed() throws IOException {
		Files.delete(this.reactor.resolve(SQL + "risky/V2__demo.sql"));
		assertThat(problems(new DemoScenario().withoutARiskyStep())).singleElement()
			.asString()
			.contains("the risky path has no step");
	}

	@Test
	void aScenarioThatTheConsoleDoesNotFindIsNoticed() {
		assertThat(Completeness.problems(this.reactor, List.of())).singleElement()
			.asString()
			.contains("is not found by the console");
	}

	@Test
	void aRepositoryWithoutScenariosIsNoticed(@TempDir Path empty) {
		assertThat(Completeness.problems(empty, List.of())).singleElement().asString().contains("no folder scenario-");
	}

	private List<String> problems(Scenario scenario) {
		return Completeness.problems(this.reactor, List.of(scenario));
	}

	private void write(String file, String text) throws IOException {
		Path path = this.reactor.resolve(file);
		Files.createDirectories(path.getParent());
		Files.writeString(path, text);
	}

}
