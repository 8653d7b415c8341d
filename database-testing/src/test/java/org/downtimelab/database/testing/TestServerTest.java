package org.downtimelab.database.testing;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class TestServerTest {

	@Test
	void unpacksWhereTheTopmostPomIs(@TempDir Path folder) throws Exception {
		Path module = Files.createDirectories(folder.resolve("top/module"));
		Files.createFile(folder.resolve("top/pom.xml"));
		Files.createFile(module.resolve("pom.xml"));
		assertThat(TestServer.reactor(module)).isEqualTo(folder.resolve("top"));
	}

}
