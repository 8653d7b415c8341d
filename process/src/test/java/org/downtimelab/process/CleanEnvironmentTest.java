package org.downtimelab.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CleanEnvironmentTest {

	@TempDir
	private Path folder;

	@ParameterizedTest
	@ValueSource(strings = { "_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "CLASSPATH", "SERVER_PORT",
			"SPRING_APPLICATION_JSON", "SPRING_JPA_PROPERTIES_HIBERNATE_JDBC_USE_GET_GENERATED_KEYS",
			"SPRING_CONFIG_LOCATION", "spring.profiles.active", "MANAGEMENT_SERVER_PORT", "LOGGING_LEVEL_ROOT",
			"HIBERNATE_SHOW_SQL", "PGOPTIONS", "PGPASSWORD", "http_proxy", "HTTPS_PROXY", "no_proxy", "TZ",
			"LC_NUMERIC", "LD_PRELOAD", "MALLOC_ARENA_MAX" })
	void whatChangesTheMeasurementIsRemoved(String name) {
		Map<String, String> environment = new HashMap<>(Map.of(name, "x", "PATH", "/bin"));
		CleanEnvironment.clean(environment);
		assertThat(environment).containsOnlyKeys("PATH");
	}

	@ParameterizedTest
	@ValueSource(strings = { "PATH", "HOME", "TMPDIR", "LC_ALL", "SystemRoot" })
	void whatAProgramNeedsIsKept(String name) {
		Map<String, String> environment = new HashMap<>(Map.of(name, "x"));
		CleanEnvironment.clean(environment);
		assertThat(environment).containsOnlyKeys(name);
	}

	/** This process has more variables than that, Maven's among them. */
	@Test
	void aChildHasTheCleanOneAndWhatIsAdded() throws Exception {
		assertThat(System.getenv().keySet()).anyMatch((name) -> !CleanEnvironment.kept(name));
		Path log = this.folder.resolve("child.log");
		try (ChildProcess child = ChildProcess.start(List.of("/usr/bin/env"), Map.of("WORD", "x"), log)) {
			assertThat(child.exit().get()).isZero();
		}
		List<String> names = Files.readAllLines(log).stream().map((line) -> line.replaceFirst("=.*", "")).toList();
		assertThat(names).contains("PATH", "WORD", Lifeline.MARK)
			.allMatch((name) -> CleanEnvironment.kept(name) || List.of("WORD", Lifeline.MARK).contains(name));
	}

	@Test
	void aChildWorksInTheFolderOfItsLog() throws Exception {
		Path log = this.folder.resolve("child.log");
		try (ChildProcess child = ChildProcess.start(List.of("/bin/pwd", "-P"), Map.of(), log)) {
			assertThat(child.exit().get()).isZero();
		}
		assertThat(log).hasContent(this.folder.toRealPath().toString());
	}

	@Test
	void aJvmHasTheSameLocaleTimeZoneAndEncodingEverywhere() throws Exception {
		Path log = this.folder.resolve("child.log");
		List<String> java = ChildProcess.java(List.of("-XshowSettings:all", "-version"));
		Map<String, String> elsewhere = Map.of("TZ", "Asia/Kolkata", "LC_ALL", "C");
		try (ChildProcess child = ChildProcess.start(java, elsewhere, log)) {
			assertThat(child.exit().get()).isZero();
		}
		assertThat(Files.readString(log)).contains("user.timezone = UTC", "default locale = English (United States)",
				"file.encoding = UTF-8");
	}

}
