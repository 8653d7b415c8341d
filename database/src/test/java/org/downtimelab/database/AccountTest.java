package org.downtimelab.database;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import org.downtimelab.process.Folders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import static org.assertj.core.api.Assertions.assertThat;

/** PostgreSQL does not run as root; these tests are for a machine where the lab does. */
@EnabledIfSystemProperty(named = "user.name", matches = "root")
class AccountTest {

	@Test
	void isNeverRoot() {
		for (Account account : List.of(Account.ofThisMachine(), Account.unprivileged())) {
			assertThat(Program.run(account.command(List.of("id", "-u"))).output().strip()).matches("[1-9]\\d*");
		}
	}

	@Test
	void serverRunsWhereTheKernelAllowsNoNamespaceInAFolderThatIsRootsAlone() throws Exception {
		Path rootsAlone = Path.of("target", "roots-alone");
		Folders.delete(rootsAlone);
		Files.createDirectories(rootsAlone);
		// Where a container has taken that capability from root, nobody must be let in.
		if (Account.unprivileged().prefix().containsAll(Account.THROUGH_ROOTS_FOLDERS)) {
			Files.setPosixFilePermissions(rootsAlone, PosixFilePermissions.fromString("rwx------"));
		}
		Path folder = rootsAlone.resolve("as-nobody");
		for (Account account : List.of(Account.unprivileged(), Account.ofThisMachine(), Account.unprivileged())) {
			try (EmbeddedServer server = EmbeddedServer.start(folder, SharedServer.PROGRAMS, Bundle.ON_CLASS_PATH,
					account)) {
				assertThat(server.majorVersion()).isEqualTo(18);
				assertThat(LabProcess.postmaster(folder).info().user()).contains(account.owner());
			}
			assertThat(Files.getOwner(folder.resolve("postgres/data")).getName()).isEqualTo(account.owner());
		}
	}

}
