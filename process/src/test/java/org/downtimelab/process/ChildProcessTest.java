package org.downtimelab.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ChildProcessTest {

	/** Ends when its input does. */
	private static final List<String> READER = List.of("/bin/cat");

	private static final Duration SOON = Duration.ofSeconds(5);

	@TempDir
	private Path folder;

	@Test
	@EnabledIf("sessionsShareTheProcessors")
	void aChildGivesWayUntilItTakesItsShare() throws Exception {
		String before = session("self");
		try (ChildProcess child = ChildProcess.startGivingWay(READER, Map.of(), log())) {
			awaitSession(child, ".* nice 19");
			child.takesItsShare();
			awaitSession(child, ".* nice 0");
		}
		assertThat(session("self")).isEqualTo(before);
	}

	/** An ordinary user is told to try again when 0.1 s have not passed. */
	@Test
	@EnabledIf("sessionsShareTheProcessors")
	void twoTakeTheirShareAtOnce() throws Exception {
		try (ChildProcess one = ChildProcess.startGivingWay(READER, Map.of(), log());
				ChildProcess other = ChildProcess.startGivingWay(READER, Map.of(), this.folder.resolve("other.log"))) {
			awaitCommand(one, "/cat");
			awaitCommand(other, "/cat");
			one.takesItsShare();
			other.takesItsShare();
			awaitSession(one, ".* nice 0");
			awaitSession(other, ".* nice 0");
		}
	}

	@Test
	@EnabledIf("sessionsShareTheProcessors")
	void anotherChildHasItsShareFromTheStart() throws Exception {
		try (ChildProcess child = ChildProcess.start(READER, Map.of(), log())) {
			awaitSession(child, "(?!" + session("self").split(" ")[0] + " ).* nice 0");
		}
	}

	@Test
	@EnabledIf("nobodyIsNiceAlready")
	void whereSessionsCountForNothingItStandsBehindOthersForGood() throws Exception {
		try (ChildProcess child = ChildProcess.startGivingWay(List.of("/usr/bin/nice"), Map.of(), log())) {
			assertThat(child.exit().get()).isZero();
			assertThat(log()).hasContent("10");
		}
	}

	@Test
	void whatItIsToDoAndItsEnvironmentReachAChildThatGivesWay() throws Exception {
		List<String> command = List.of("/bin/sh", "-c", "echo \"$WORD, $1\"; exit 7", "sh", "two  words");
		try (ChildProcess child = ChildProcess.startGivingWay(command, Map.of("WORD", "'$x'"), log())) {
			assertThat(child.exit().get()).isEqualTo(7);
			assertThat(log()).hasContent("'$x', two  words");
		}
	}

	@Test
	void whoHasGoneNeedsNoShare() throws Exception {
		try (ChildProcess child = ChildProcess.startGivingWay(List.of("/bin/true"), Map.of(), log())) {
			assertThat(child.exit().get()).isZero();
			child.takesItsShare();
		}
	}

	@Test
	void whoHasSomethingToDoAtItsEndIsGivenTheTime() throws Exception {
		List<String> command = List.of("/bin/sh", "-c", "cat; sleep 5; echo done");
		try (ChildProcess hurried = ChildProcess.start(command, Map.of(), log())) {
			hurried.close();
			assertThat(log()).hasContent("");
		}
		try (ChildProcess child = ChildProcess.start(command, Map.of(), log())) {
			child.close(Duration.ofSeconds(30));
			assertThat(log()).hasContent("done");
		}
	}

	static boolean nobodyIsNiceAlready() throws IOException {
		byte[] said = new ProcessBuilder("nice").start().getInputStream().readAllBytes();
		return sessionsShareTheProcessors() && new String(said).strip().equals("0");
	}

	static boolean sessionsShareTheProcessors() {
		return Files.exists(Path.of("/proc/self/autogroup")) && Files.isExecutable(Path.of("/usr/bin/setsid"));
	}

	private Path log() {
		return this.folder.resolve("child.log");
	}

	private static void awaitSession(ChildProcess child, String form) throws Exception {
		await(() -> session(Long.toString(child.pid())), (session) -> session.matches(form));
	}

	/** The shell before it has said all that it has to say to Linux then. */
	private static void awaitCommand(ChildProcess child, String end) throws Exception {
		await(() -> ProcessHandle.of(child.pid()).flatMap((process) -> process.info().command()).orElse(""),
				(command) -> command.endsWith(end));
	}

	private static void await(Callable<String> seen, Predicate<String> wanted) throws Exception {
		long deadline = System.nanoTime() + SOON.toNanos();
		while (!wanted.test(seen.call()) && System.nanoTime() < deadline) {
			Thread.sleep(10);
		}
		assertThat(seen.call()).matches(wanted);
	}

	/** As in "/autogroup-7 nice 0". */
	private static String session(String pid) throws IOException {
		return Files.readString(Path.of("/proc", pid, "autogroup")).strip();
	}

}
