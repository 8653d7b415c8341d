package org.downtimelab.database;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

import static org.assertj.core.api.Assertions.assertThat;

/** Whether a {@code postmaster.pid} speaks of a server that is alive. */
@ResourceLock(SharedServer.NAME)
class LeftoverTest {

	private static final Path SHARED = Path.of("target", "shared-server");

	@Test
	void knowsAServer() throws Exception {
		long pid = postmaster().pid();
		assertThat(Leftover.process(lines(pid, started(postmaster())))).map(ProcessHandle::pid).contains(pid);
	}

	@Test
	void aServerThatStartedAtAnotherTimeIsAnother() throws Exception {
		ProcessHandle postmaster = postmaster();
		assertThat(Leftover.process(lines(postmaster.pid(), started(postmaster).minusSeconds(60)))).isEmpty();
	}

	@Test
	void anotherProgramIsNoServer() {
		ProcessHandle java = ProcessHandle.current();
		assertThat(Leftover.process(lines(java.pid(), started(java)))).isEmpty();
	}

	@Test
	void aFileThatWasCutShortSpeaksOfNone() {
		assertThat(Leftover.process(List.of())).isEmpty();
		assertThat(Leftover.process(List.of("12", "/data"))).isEmpty();
		assertThat(Leftover.process(List.of("x", "/data", "y"))).isEmpty();
	}

	private static ProcessHandle postmaster() throws Exception {
		SharedServer.get();
		return ProcessHandle
			.of(Long.parseLong(Files.readAllLines(SHARED.resolve("postgres/data/postmaster.pid")).get(0).strip()))
			.orElseThrow();
	}

	private static Instant started(ProcessHandle process) {
		return process.info().startInstant().orElseThrow();
	}

	private static List<String> lines(long pid, Instant started) {
		return List.of(String.valueOf(pid), "/data", String.valueOf(started.getEpochSecond()));
	}

}
