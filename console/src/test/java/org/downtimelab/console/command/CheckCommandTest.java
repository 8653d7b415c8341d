package org.downtimelab.console.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code lab check} from the command line to its files, on few rows. */
@Timeout(120)
class CheckCommandTest {

	@TempDir
	private Path folder;

	private Path migrations;

	@BeforeEach
	void threeMigrationsOfWhichTheNewestIsHarmful() throws IOException {
		this.migrations = Files.createDirectories(this.folder.resolve("my project/db"));
		Files.writeString(this.migrations.resolve("V1__t.sql"), "CREATE TABLE t (id int PRIMARY KEY, name text);");
		Files.writeString(this.migrations.resolve("V2__comment.sql"), "COMMENT ON TABLE t IS 'a table';");
		Files.writeString(this.migrations.resolve("V3__drop.sql"), "ALTER TABLE t DROP COLUMN name;");
	}

	@Test
	void aHarmfulMigrationGivesOneAndEachFileIsWritten() throws Exception {
		Path json = this.folder.resolve("check.json");
		Path sarif = this.folder.resolve("check.sarif");
		Path markdown = this.folder.resolve("comment.md");
		CommandLineCase lab = check("--json", json.toString(), "--sarif", sarif.toString(), "--markdown",
				markdown.toString());
		assertThat(lab.exitCode()).as(lab.err()).isEqualTo(1);
		assertThat(lab.out()).startsWith("✕ harmful: V3__drop.sql")
			.contains("destroys-data")
			.contains("V3__drop.sql:1");
		assertThat(lab.err()).as("progress").contains("Checking V3__drop.sql");
		assertThat(json).content().contains("\"verdict\" : \"harmful\"");
		assertThat(sarif).content().contains("\"ruleId\" : \"destroys-data\"");
		assertThat(markdown).content().startsWith("## ✕ Migrations: 1 harmful");
	}

	@Test
	void aFindingThatIsAcceptedDoesNotCount() throws Exception {
		Files.writeString(this.migrations.resolve("V3__drop.sql"), """
				SET lock_timeout = '2s';
				-- lab: accept destroys-data because nobody needs it
				-- lab: accept breaks-running-release because release 7 does not map it
				ALTER TABLE t DROP COLUMN name;
				""");
		CommandLineCase lab = check("--quiet", "--fail-on", "careful");
		assertThat(lab.exitCode()).as(lab.out()).isZero();
		assertThat(lab.out()).contains("accepted: destroys-data, line 4, because nobody needs it");
		assertThat(lab.err()).isEmpty();
	}

	@Test
	void whatCannotBeCheckedIsRefusedInOneSentence() throws Exception {
		Files.writeString(this.migrations.resolve("V3__twin.sql"), "SELECT 1;");
		CommandLineCase lab = check();
		assertThat(lab.exitCode()).isEqualTo(2);
		assertThat(lab.err()).startsWith("lab: Two files have the version 3");
	}

	private CommandLineCase check(String... more) throws IOException {
		String[] arguments = new String[more.length + 4];
		System.arraycopy(new String[] { "check", this.migrations.toString(), "--rows", "1k" }, 0, arguments, 0, 4);
		System.arraycopy(more, 0, arguments, 4, more.length);
		return CommandLineCase.run(this.folder, arguments);
	}

}
