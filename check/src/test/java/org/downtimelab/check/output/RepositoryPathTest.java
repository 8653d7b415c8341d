package org.downtimelab.check.output;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class RepositoryPathTest {

	@TempDir
	private Path folder;

	@Test
	void beginsAtTheRootOfTheRepository() throws Exception {
		Files.createDirectory(this.folder.resolve(".git"));
		assertThat(RepositoryPath.of(this.folder.resolve("service/../service/db/V1__ä b%#.sql").toString()))
			.isEqualTo("service/db/V1__%C3%A4%20b%25%23.sql");
	}

	/** As in a work tree, or in a submodule. */
	@Test
	void aFileMayStandForTheFolderOfGit() throws Exception {
		Files.writeString(this.folder.resolve(".git"), "gitdir: elsewhere");
		assertThat(RepositoryPath.of(this.folder.resolve("db/V1__x.sql").toString())).isEqualTo("db/V1__x.sql");
	}

}
