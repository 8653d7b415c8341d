package org.downtimelab.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Data are made once and found again by their name. */
class DataTest {

	@TempDir
	private Path folder;

	@Test
	void aMigrationThatWasEditedMakesOtherData() throws IOException {
		Path first = Files.writeString(this.folder.resolve("V1__notes.sql"), "CREATE TABLE notes (id bigint)");
		String before = Data.migrated(this.folder, "1", 10).name();
		assertThat(Data.migrated(this.folder, "1", 10).name()).isEqualTo(before);
		Files.writeString(first, "CREATE TABLE notes (id bigint, text text)");
		assertThat(Data.migrated(this.folder, "1", 10).name()).isNotEqualTo(before);
	}

	@Test
	void otherStatementsMakeOtherData() {
		assertThat(Data.sql(10, "CREATE TABLE a (id bigint)").name())
			.isNotEqualTo(Data.sql(10, "CREATE TABLE b (id bigint)").name());
	}

}
