package org.downtimelab.console.scaffold;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.downtimelab.process.LabException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SkeletonTest {

	@TempDir
	Path reactor;

	/** The poms of this very repository: when their marks go, this test says so. */
	@BeforeEach
	void poms() throws IOException {
		Files.createDirectory(this.reactor.resolve("console"));
		Files.copy(Path.of("../pom.xml"), this.reactor.resolve("pom.xml"));
		Files.copy(Path.of("pom.xml"), this.reactor.resolve("console/pom.xml"));
	}

	@Test
	void writesAScenarioUnderItsName() {
		Path module = new Skeleton("add-enum").writeTo(this.reactor);
		assertThat(module).isEqualTo(this.reactor.resolve("scenario-add-enum"));
		assertThat(module.resolve("src/main/java/org/downtimelab/addenum/AddEnumScenario.java")).content()
			.contains("package org.downtimelab.addenum;", "class AddEnumScenario", "return \"add-enum\";");
		assertThat(module.resolve("src/main/resources/META-INF/services/org.downtimelab.scenario.Scenario")).content()
			.isEqualToIgnoringNewLines("org.downtimelab.addenum.AddEnumScenario");
		assertThat(module.resolve("src/main/resources/db/add-enum/safe/V2__change.sql")).exists();
	}

	@Test
	void leavesNoPlaceholder() throws IOException {
		Path module = new Skeleton("add-enum").writeTo(this.reactor);
		try (var files = Files.walk(module)) {
			assertThat(files.filter(Files::isRegularFile)).hasSizeGreaterThan(8)
				.allSatisfy((file) -> assertThat(file).content().doesNotContain("${name}", "${Name}", "${package}"));
		}
	}

	@Test
	void entersItInTheReactorAndTheConsole() {
		new Skeleton("add-enum").writeTo(this.reactor);
		assertThat(this.reactor.resolve("pom.xml")).content()
			.containsOnlyOnce("<module>scenario-add-enum</module>\n    <module>console</module>");
		assertThat(this.reactor.resolve("console/pom.xml")).content()
			.containsOnlyOnce(
					"<artifactId>scenario-add-enum</artifactId>\n      <version>${project.version}</version>");
	}

	@Test
	void doesNotOverwrite() {
		new Skeleton("add-enum").writeTo(this.reactor);
		assertThatExceptionOfType(LabException.class).isThrownBy(() -> new Skeleton("add-enum").writeTo(this.reactor))
			.withMessageContaining("already");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "Drop", "drop_index", "drop index", "-drop", "drop-", "../x" })
	void refusesWhatIsNoName(String name) {
		assertThatExceptionOfType(LabException.class).isThrownBy(() -> new Skeleton(name)).withMessageContaining(name);
	}

}
