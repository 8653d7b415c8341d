package org.downtimelab.console;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.downtimelab.process.SteadyJvm;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The launcher in a user's shell. In place of Java there is a script that tells how it
 * was called: what is asked here is what the launcher makes of its surroundings.
 */
@Timeout(60)
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {

	private static final String VARIABLES = "_JAVA_OPTIONS JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS";

	@TempDir
	private Path temporary;

	private Path lab;

	/** A lab that is built, in a folder with a blank in its name. */
	@BeforeEach
	void checkout() throws IOException {
		this.temporary = this.temporary.toRealPath();
		this.lab = Files.createDirectories(this.temporary.resolve("a checkout")).resolve("lab");
		Files.copy(Path.of("..", "lab"), this.lab);
		Files.createFile(Files.createDirectories(this.lab.resolveSibling("console/target")).resolve("lab.jar"));
		java("env | grep -E '^(LC_ALL|.*_OPTIONS)='; printf '%s\\n' \"$@\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "lab", "lab.cmd" })
	void theLabRunsOnASteadyJvm(String launcher) throws Exception {
		assertThat(Files.readString(Path.of("..", launcher)).split("\\s+")).containsAll(SteadyJvm.OPTIONS);
	}

	@Test
	void optionsOfTheUsersJvmsAreDroppedAndThatIsSaid() throws Exception {
		for (String name : VARIABLES.split(" ")) {
			Said said = run(this.temporary, Map.of(name, "-XX:+UseZGC"), this.lab.toString(), "list");
			assertThat(said.exitCode()).isZero();
			assertThat(said.out()).noneMatch((line) -> line.startsWith(name)).contains("list");
			assertThat(said.err())
				.containsExactly("lab: " + name + " is ignored: the lab starts its JVMs with its own options");
		}
		assertThat(run(this.temporary, Map.of(), this.lab.toString()).err()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			1   | 3
			134 | 3
			""")
	void aJvmThatDoesNotStartIsNoBrokenPromise(int javas, int labs) throws Exception {
		java("echo 'Could not create the Java Virtual Machine.'; exit " + javas);
		Said said = run(this.temporary, Map.of(), this.lab.toString(), "list");
		assertThat(said.exitCode()).isEqualTo(labs);
		assertThat(said.err()).containsExactly("lab: Java does not start the lab. It says:",
				"Could not create the Java Virtual Machine.");
		assertThat(said.out()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2, 3, 130 })
	void theLabsOwnExitCodeIsTheLaunchers(int code) throws Exception {
		java("[ \"$1\" = -Dlab.trial=true ] || exit " + code);
		assertThat(run(this.temporary, Map.of(), this.lab.toString()).exitCode()).isEqualTo(code);
	}

	/** As on a disk that is read-only. */
	@Test
	void aFolderThatCannotBeMadeIsNoBrokenPromise() throws Exception {
		Files.delete(this.lab.resolveSibling("console/target/lab.jar"));
		Files.createFile(this.lab.resolveSibling(".lab"));
		Path mvn = executable("bin/mvn", "exit 0");
		Said said = run(this.temporary, Map.of("PATH", mvn.getParent() + ":" + System.getenv("PATH")),
				this.lab.toString());
		assertThat(said.exitCode()).as("%s", said.err()).isEqualTo(3);
	}

	/** Maven leaves the jar as it is where only another module has changed. */
	@Test
	void buildsOnceAfterAChange() throws Exception {
		Files.createDirectories(this.lab.resolveSibling("console/src"));
		Files.createFile(Files.createDirectories(this.lab.resolveSibling("shared/src/main")).resolve("Changed.java"));
		Files.setLastModifiedTime(this.lab.resolveSibling("console/target/lab.jar"), FileTime.fromMillis(0));
		Path mvn = executable("bin/mvn", "exit 0");
		Map<String, String> path = Map.of("PATH", mvn.getParent() + ":" + System.getenv("PATH"));
		assertThat(run(this.temporary, path, this.lab.toString()).err()).singleElement()
			.asString()
			.startsWith("Building the lab");
		assertThat(run(this.temporary, path, this.lab.toString()).err()).isEmpty();
	}

	@Test
	void isFoundByLinksFromAnyFolder() throws Exception {
		Path bin = Files.createDirectories(this.temporary.resolve("home of me/bin"));
		Path chain = Files.createDirectories(this.temporary.resolve("links"));
		Files.createSymbolicLink(bin.resolve("lab"), this.lab);
		Files.createSymbolicLink(chain.resolve("first"), Path.of("../home of me/bin/lab"));
		Files.createSymbolicLink(chain.resolve("lab"), Path.of("first"));
		Files.createSymbolicLink(this.temporary.resolve("folder"), this.lab.getParent());
		Map<String, String> path = Map.of("PATH", bin + ":" + System.getenv("PATH"), "CDPATH",
				this.temporary.toString());
		assertHome(run(Path.of("/"), path, "lab"));
		assertHome(run(Path.of("/"), path, chain.resolve("lab").toString()));
		assertHome(run(bin, path, "./lab"));
		assertHome(run(chain, path, "../links/lab"));
		assertHome(run(this.temporary, path, "a checkout/lab"));
		assertHome(run(this.temporary, path, "folder/lab"));
		assertHome(run(this.lab.getParent(), path, "sh", "lab"));
		assertThat(Stream.of(bin, chain, this.temporary)).noneMatch((each) -> Files.exists(each.resolve(".lab")));
	}

	private void assertHome(Said said) {
		assertThat(said.exitCode()).as("%s", said.err()).isZero();
		assertThat(said.out()).contains("-Dlab.home=" + this.lab.getParent(),
				"-Dlab.folder=" + this.lab.resolveSibling(".lab"));
	}

	/** Java's file names follow the locale; on macOS they are UTF-8 always. */
	@DisabledOnOs(OS.MAC)
	@ParameterizedTest
	@ValueSource(strings = { "C", "ar_EG.UTF-8", "xx_XX.UTF-8", "de_DE.ISO-8859-1" })
	void fileNamesAreUtf8InEveryLocale(String locale) throws Exception {
		Said said = run(this.temporary, Map.of("LC_ALL", locale), this.lab.toString());
		assertThat(said.out()).contains("LC_ALL=C.UTF-8", "-Duser.language=en");
	}

	private void java(String script) throws IOException {
		executable("jdk/bin/java", script);
	}

	private Path executable(String name, String script) throws IOException {
		Path file = this.temporary.resolve(name);
		Files.createDirectories(file.getParent());
		Files.writeString(file, "#!/bin/sh\n" + script + "\n");
		return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
	}

	private Said run(Path from, Map<String, String> environment, String... command) throws Exception {
		Path out = Files.createTempFile(this.temporary, "lab", ".out");
		Path err = Files.createTempFile(this.temporary, "lab", ".err");
		// A process is found in the PATH of this JVM, a command of sh in its own.
		List<String> shell = new ArrayList<>(List.of("/bin/sh", "-c", "exec \"$@\"", "sh"));
		shell.addAll(List.of(command));
		ProcessBuilder launcher = new ProcessBuilder(shell).directory(from.toFile())
			.redirectOutput(out.toFile())
			.redirectError(err.toFile());
		launcher.environment().keySet().removeAll(List.of(VARIABLES.split(" ")));
		launcher.environment().remove("LAB_FOLDER");
		launcher.environment().put("JAVA_HOME", this.temporary.resolve("jdk").toString());
		launcher.environment().putAll(environment);
		int code = launcher.start().waitFor();
		return new Said(code, Files.readAllLines(out, StandardCharsets.UTF_8),
				Files.readAllLines(err, StandardCharsets.UTF_8));
	}

	/**
	 * What came of a call.
	 *
	 * @param exitCode of the launcher
	 * @param out lines of its standard output
	 * @param err of its standard error
	 */
	private record Said(int exitCode, List<String> out, List<String> err) {
	}

}
