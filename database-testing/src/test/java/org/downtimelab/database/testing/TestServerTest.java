package org.downtimelab.database.testing;

import java.nio.file.Files;
import java.nio.file.Path;

import org.downtimelab.database.DatabaseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TestServerTest {

	@Test
	void unpacksWhereTheTopmostPomIs(@TempDir Path folder) throws Exception {
		Path module = Files.createDirectories(folder.resolve("top/module"));
		Files.createFile(folder.resolve("top/pom.xml"));
		Files.createFile(module.resolve("pom.xml"));
		assertThat(TestServer.reactor(module)).isEqualTo(folder.resolve("top"));
	}

	@Test
	void refusesAVersionThatTheLabDoesNotStart() {
		try (TestServer none = TestServer.of("embedded-14")) {
			assertThat(none.isEmbedded()).isFalse();
			assertThatExceptionOfType(DatabaseException.class).isThrownBy(none::server)
				.withMessageContaining("choose embedded, embedded-15 (or one of [15, 16, 17, 18]), testcontainers");
		}
	}

}
