package org.downtimelab.database;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class PasswordFileTest {

	@TempDir
	private Path folder;

	@Test
	@DisabledOnOs(OS.WINDOWS)
	void onlyItsOwnerCanReadIt() throws Exception {
		Path file = this.folder.resolve("password");
		PasswordFile.generate(file);
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
	}

	@Test
	void isLongAndAnotherEachTime() throws Exception {
		Path file = this.folder.resolve("password");
		PasswordFile.generate(file);
		String first = PasswordFile.read(file);
		PasswordFile.generate(file);
		assertThat(first).hasSizeGreaterThanOrEqualTo(32).isNotEqualTo(PasswordFile.read(file));
	}

}
