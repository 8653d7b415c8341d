package org.downtimelab.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

/** However a lab ends, its server does not outlive it. */
class KeeperTest {

	private static final int SECONDS = 10;

	@TempDir
	private static Path folder;

	@Test
	void stopsTheServerOfALabThatWasKilled() throws Exception {
		try (LabProcess lab = LabProcess.start(folder, List.of())) {
			ProcessHandle postmaster = LabProcess.postmaster(folder);
			List<ProcessHandle> keepers = lab.keepers();
			assertThat(keepers).hasSize(1);
			lab.kill();
			LabProcess.assertGone(postmaster, SECONDS);
			LabProcess.assertGone(keepers.get(0), SECONDS);
		}
		assertThat(folder.resolve("postgres/data/postmaster.pid")).doesNotExist();
	}

	/** As Ctrl-C does, which reaches every process that the terminal runs. */
	@ParameterizedTest
	@ValueSource(strings = { "INT", "TERM" })
	@EnabledOnOs(OS.LINUX)
	void stopsTheServerOnlyWhenASignalledLabHasEnded(String signal) throws Exception {
		assumeThat(signal.equals("INT") && interruptsAreIgnored()).isFalse();
		try (LabProcess lab = LabProcess.start(folder, List.of("setsid"))) {
			ProcessHandle postmaster = LabProcess.postmaster(folder);
			assertThat(Program.run(List.of("kill", "-s", signal, "--", "-" + lab.pid())).succeeded()).isTrue();
			LabProcess.assertGone(postmaster, SECONDS);
		}
		assertThat(Files.deleteIfExists(folder.resolve("ended-well"))).isTrue();
	}

	@Test
	void aServerWhoseKeeperWasKilledTooIsStoppedByTheNextStart() throws Exception {
		ProcessHandle postmaster;
		try (LabProcess lab = LabProcess.start(folder, List.of())) {
			postmaster = LabProcess.postmaster(folder);
			lab.keepers().forEach(ProcessHandle::destroyForcibly);
		}
		assertThat(postmaster.info().command()).isPresent();
		try (Server next = Server.embedded(folder, SharedServer.PROGRAMS)) {
			assertThat(next.majorVersion()).isEqualTo(18);
			assertThat(postmaster.info().command()).isEmpty();
			assertThat(LabProcess.postmaster(folder).pid()).isNotEqualTo(postmaster.pid());
		}
	}

	@Test
	void aNumberThatIsSomebodyElsesByNowIsNotSignalled() throws Exception {
		Server.embedded(folder, SharedServer.PROGRAMS).close();
		Path file = folder.resolve("postgres/data/postmaster.pid");
		Files.writeString(file, ProcessHandle.current().pid() + "\n" + file.getParent() + "\n1700000000\n");
		try (Server next = Server.embedded(folder, SharedServer.PROGRAMS)) {
			assertThat(next.majorVersion()).isEqualTo(18);
		}
	}

	@Test
	void aFolderHasOneLab() throws Exception {
		try (LabProcess lab = LabProcess.start(folder, List.of())) {
			assertThat(lab.keepers()).hasSize(1);
			assertThatExceptionOfType(DatabaseException.class)
				.isThrownBy(() -> Server.embedded(folder, SharedServer.PROGRAMS))
				.withMessageContaining("Another Downtime Lab is at work in " + folder);
		}
	}

	/** A second channel to the file, when it is closed, would take the lock with it. */
	@Test
	void aFailedSecondStartDoesNotLoseTheLockOfTheFirst() throws Exception {
		Path file = folder.resolve("a.lock");
		FolderLock lock = FolderLock.tryTake(file).orElseThrow();
		assertThat(FolderLock.tryTake(file)).isEmpty();
		assertThat(isFreeForAnotherProcess(file)).isFalse();
		lock.close();
		assertThat(isFreeForAnotherProcess(file)).isTrue();
	}

	private static boolean isFreeForAnotherProcess(Path file) {
		Program.Result result = Program.run(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-cp", System.getProperty("java.class.path"), LockProbe.class.getName(), file.toString()));
		assertThat(result.output()).isIn("free", "held");
		return result.output().equals("free");
	}

	/** A JVM that runs in the background of a script is started with SIGINT ignored. */
	private static boolean interruptsAreIgnored() throws IOException {
		String mask = Files.readString(Path.of("/proc/self/status")).replaceAll("(?s).*SigIgn:\\s*(\\w+).*", "$1");
		return (Long.parseUnsignedLong(mask, 16) & 0b10) != 0;
	}

	/** Says whether a lock is free. */
	static final class LockProbe {

		private LockProbe() {
		}

		public static void main(String[] args) throws IOException {
			System.out.print(FolderLock.tryTake(Path.of(args[0])).isPresent() ? "free" : "held");
		}

	}

}
