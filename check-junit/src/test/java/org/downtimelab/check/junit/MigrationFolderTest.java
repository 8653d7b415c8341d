package org.downtimelab.check.junit;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class MigrationFolderTest {

	@TempDir
	private Path folder;

	@Test
	void aLocationIsOnTheClassPathOrInTheFileSystem() throws Exception {
		Path migrations = Files.createDirectories(this.folder.resolve("my classes/db/migration"));
		assertThat(withClassPath("classpath:db/migration", this.folder.resolve("my classes"))).isEqualTo(migrations);
		assertThat(withClassPath("classpath:/db/migration/", this.folder.resolve("my classes"))).isEqualTo(migrations);
		assertThat(MigrationFolder.of("filesystem:" + migrations)).isEqualTo(migrations);
		assertThat(MigrationFolder.of(migrations.toString())).isEqualTo(migrations);
	}

	@Test
	void aFolderThatIsNotThereOrTwiceThereIsNamed() throws Exception {
		Files.createDirectories(this.folder.resolve("a/db"));
		Files.createDirectories(this.folder.resolve("b/db"));
		assertThatIllegalArgumentException().isThrownBy(() -> MigrationFolder.of("classpath:no/where"))
			.withMessage("There is no folder no/where on the class path");
		assertThatIllegalArgumentException().isThrownBy(() -> MigrationFolder.of("no/where"))
			.withMessageContaining("no/where");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> withClassPath("classpath:db", this.folder.resolve("a"), this.folder.resolve("b")))
			.withMessageContaining("There are several folders db on the class path");
	}

	private static Path withClassPath(String location, Path... entries) throws Exception {
		URL[] urls = new URL[entries.length];
		for (int i = 0; i < entries.length; i++) {
			urls[i] = entries[i].toUri().toURL();
		}
		Thread thread = Thread.currentThread();
		ClassLoader before = thread.getContextClassLoader();
		try (URLClassLoader loader = new URLClassLoader(urls, null)) {
			thread.setContextClassLoader(loader);
			return MigrationFolder.of(location);
		}
		finally {
			thread.setContextClassLoader(before);
		}
	}

}
