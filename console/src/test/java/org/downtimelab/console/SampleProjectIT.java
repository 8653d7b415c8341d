package org.downtimelab.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The sample project is built as somebody would build it who has the extension from a
 * repository. All that Maven needs comes from its repository on this machine.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class SampleProjectIT {

	private static final String VERSION = "0.1.0-SNAPSHOT";

	private static final List<String> MODULES = List.of("process", "database", "observe", "traffic", "check",
			"check-junit");

	private final Path root = Path.of("..").toAbsolutePath().normalize();

	private final Path work = Path.of("target/sample-it").toAbsolutePath();

	private final Path project = this.work.resolve("orders-service");

	@BeforeEach
	void aProjectAndARepositoryThatHasTheExtension() throws Exception {
		deleteWhatAnotherRunHasLeft(this.project);
		copy(this.root.resolve("samples/orders-service"), this.project);
		publish("downtime-lab", this.root.resolve("pom.xml"), "pom");
		for (String module : MODULES) {
			Path folder = this.root.resolve(module);
			publish(module, folder.resolve("pom.xml"), "pom");
			publish(module, folder.resolve("target").resolve(module + "-" + VERSION + ".jar"), "jar");
		}
		Files.writeString(this.work.resolve("settings.xml"), """
				<settings>
				  <localRepository>%s</localRepository>
				  <mirrors>
				    <mirror>
				      <id>this-machine</id>
				      <mirrorOf>*</mirrorOf>
				      <url>%s</url>
				    </mirror>
				  </mirrors>
				</settings>
				""".formatted(this.work.resolve("repository"),
				Path.of(System.getProperty("maven.repository")).toUri()));
	}

	@Test
	void itsBuildFailsForWhatHarmsUsersOrTheRunningReleaseAndPassesWhenThatIsAccepted() throws Exception {
		Path script = this.project.resolve("src/main/resources/db/migration/V10__index_orders_by_customer.sql");
		String asItIs = Files.readString(script);
		Files.writeString(script, asItIs + """

				ALTER TABLE orders RENAME COLUMN note TO remark;
				""");
		Build harmful = verify();
		assertThat(harmful.exitCode()).as(harmful.output()).isEqualTo(1);
		assertThat(harmful.output()).contains("the worst is harmful")
			.contains("✕ blocks-writes")
			.contains("V10__index_orders_by_customer.sql:1")
			.contains("CREATE INDEX CONCURRENTLY")
			.contains("Hibernate can no longer read Order", "Hibernate can no longer insert Order",
					"Hibernate can no longer update Order");
		Files.writeString(script, """
				-- lab: accept blocks-writes because we deploy at night, when nobody orders
				""" + asItIs);
		Build accepted = verify();
		assertThat(accepted.exitCode()).as(accepted.output()).isZero();
	}

	private Build verify() throws Exception {
		Path log = this.work.resolve("build.log");
		Process maven = new ProcessBuilder(Path.of(System.getProperty("maven.home"), "bin", "mvn").toString(), "-B",
				"-ntp", "-q", "-s", this.work.resolve("settings.xml").toString(), "verify")
			.directory(this.project.toFile())
			.redirectErrorStream(true)
			.redirectOutput(log.toFile())
			.start();
		try {
			assertThat(maven.waitFor(4, TimeUnit.MINUTES)).as("Maven ends").isTrue();
		}
		finally {
			maven.descendants().forEach(ProcessHandle::destroy);
			maven.destroy();
		}
		return new Build(maven.exitValue(), Files.readString(log));
	}

	/** Into Maven's own repository, as {@code mvn install} would. */
	private void publish(String module, Path file, String type) throws IOException {
		Path folder = this.work.resolve("repository/org/downtimelab").resolve(module).resolve(VERSION);
		Files.createDirectories(folder);
		Files.copy(file, folder.resolve(module + "-" + VERSION + "." + type), StandardCopyOption.REPLACE_EXISTING);
	}

	private static void deleteWhatAnotherRunHasLeft(Path folder) throws IOException {
		if (Files.exists(folder)) {
			try (Stream<Path> all = Files.walk(folder)) {
				for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
					Files.delete(each);
				}
			}
		}
	}

	private static void copy(Path from, Path to) throws IOException {
		try (Stream<Path> all = Files.walk(from)) {
			for (Path source : all.filter((each) -> !from.relativize(each).startsWith("target")).toList()) {
				Path target = to.resolve(from.relativize(source));
				if (Files.isDirectory(source)) {
					Files.createDirectories(target);
				}
				else {
					Files.copy(source, target, StandardCopyOption.REPLACE_EXISTING);
				}
			}
		}
	}

	/**
	 * What came of a build.
	 *
	 * @param exitCode of Maven
	 * @param output of it
	 */
	private record Build(int exitCode, String output) {
	}

}
