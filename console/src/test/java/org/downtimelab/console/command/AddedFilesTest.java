package org.downtimelab.console.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.ParameterException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class AddedFilesTest {

	@TempDir
	private Path repository;

	private Path migrations;

	@BeforeEach
	void aBranchThatAddsTwoMigrations() throws Exception {
		this.repository = this.repository.toRealPath();
		this.migrations = Files.createDirectories(this.repository.resolve("a service/db/migration"));
		git("init", "-q", "-b", "main");
		write("V1__old.sql");
		write("V2__edited.sql");
		commit();
		git("checkout", "-q", "-b", "feature");
		write("V3__a \"b\".sql");
		write("later/V4__new.sql");
		Files.writeString(this.migrations.resolve("V2__edited.sql"), "SELECT 2");
		Files.writeString(this.repository.resolve("outside.sql"), "SELECT 1");
		commit();
		git("checkout", "-q", "main");
		write("V3__of_somebody_else.sql");
		commit();
		git("checkout", "-q", "feature");
	}

	@Test
	void onlyWhatTheBranchItselfAddsToTheFolder() {
		assertThat(since("main")).containsExactlyInAnyOrder("V3__a \"b\".sql", "later/V4__new.sql");
		assertThat(since("HEAD")).isEmpty();
	}

	@Test
	void whatTheBranchChangesComesWithItsOlderText() {
		assertThat(AddedFiles.changedSince("main", this.migrations, LabCommand.commandLine().getCommandSpec()))
			.containsExactly(Map.entry(this.migrations.resolve("V2__edited.sql"), "SELECT 'V2__edited.sql'"));
	}

	/** Flyway goes by the name: what is renamed runs again. */
	@Test
	void aFileWithANewNameIsNew() throws Exception {
		git("mv", this.migrations.resolve("V1__old.sql").toString(),
				this.migrations.resolve("V5__renamed.sql").toString());
		commit();
		assertThat(since("main")).contains("V5__renamed.sql");
	}

	@Test
	void whatGitDoesNotKnowIsWrongUsage() {
		assertThatExceptionOfType(ParameterException.class).isThrownBy(() -> since("no-such-branch"))
			.withMessageContaining("no-such-branch: git says: fatal:");
	}

	private List<String> since(String ref) {
		return AddedFiles.since(ref, this.migrations, LabCommand.commandLine().getCommandSpec())
			.stream()
			.map((file) -> this.migrations.relativize(file).toString())
			.toList();
	}

	private void write(String name) throws IOException {
		Path file = this.migrations.resolve(name);
		Files.createDirectories(file.getParent());
		Files.writeString(file, "SELECT '" + name + "'");
	}

	private void commit() throws Exception {
		git("add", "-A");
		git("-c", "user.name=Somebody", "-c", "user.email=somebody@example.org", "-c", "commit.gpgsign=false", "commit",
				"-q", "-m", "Work");
	}

	private void git(String... arguments) throws Exception {
		List<String> command = new ArrayList<>(List.of("git"));
		command.addAll(List.of(arguments));
		assertThat(new ProcessBuilder(command).directory(this.repository.toFile()).inheritIO().start().waitFor())
			.as("%s", command)
			.isZero();
	}

}
