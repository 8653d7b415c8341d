package org.downtimelab.console.command;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.downtimelab.experiment.LabFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What is wrong around the lab: one message, exit code 3, and no stack trace. */
@Timeout(60)
class EnvironmentTest {

	@TempDir
	Path folder;

	@Test
	void nobodyListensAtTheUrl() throws IOException {
		int port;
		try (ServerSocket free = listen()) {
			port = free.getLocalPort();
		}
		assertRefused("No PostgreSQL can be reached at 127.0.0.1:" + port, runAt(port));
	}

	@Test
	void whoListensIsNoPostgres() throws Exception {
		try (ServerSocket web = listen()) {
			Thread server = new Thread(() -> answer(web));
			server.start();
			assertRefused("No PostgreSQL can be reached at 127.0.0.1:" + web.getLocalPort(), runAt(web.getLocalPort()));
			server.join();
		}
	}

	/** The driver alone would wait for its answer for ever. */
	@Test
	void whoListensSaysNothing() throws IOException {
		try (ServerSocket silent = listen()) {
			assertRefused("127.0.0.1:" + silent.getLocalPort(), runAt(silent.getLocalPort()));
		}
	}

	@Test
	void theResultCannotBeWritten() throws IOException {
		Path nowhere = this.folder.resolve("nowhere/result.json");
		assertRefused("Cannot write the result to " + nowhere,
				CommandLineCase.run(this.folder, "run", "index", "--json", nowhere.toString()));
		assertThat(this.folder.resolve(".lab")).as("it is refused before the run begins").doesNotExist();
	}

	@Test
	void anotherLabIsAtWork() throws IOException {
		try (LabFolder first = LabFolder.open(this.folder.resolve(".lab"))) {
			assertRefused("Another lab is at work in " + first.path(),
					CommandLineCase.run(this.folder, "run", "index"));
			assertRefused("Another lab is at work in " + first.path(), CommandLineCase.run(this.folder, "clean"));
			assertThat(CommandLineCase.run(this.folder, "list").exitCode()).isZero();
		}
		CommandLineCase next = CommandLineCase.run(this.folder, "clean");
		assertThat(next.exitCode()).as("the next one gets in").isZero();
		assertThat(next.out()).contains("all reports in", "are deleted");
	}

	@Test
	void theFolderCannotBeUsed() throws IOException {
		Files.writeString(this.folder.resolve(".lab"), "a file, not a folder");
		assertRefused("Cannot use the folder " + this.folder.resolve(".lab"),
				CommandLineCase.run(this.folder, "run", "index"));
	}

	@Test
	void theApplicationIsNotBuilt() {
		assertRefused("The application of the scenario index is not built",
				CommandLineCase.runIn(this.folder, "run", "index"));
	}

	private CommandLineCase runAt(int port) throws IOException {
		return CommandLineCase.run(this.folder, "run", "index", "--url",
				"jdbc:postgresql://127.0.0.1:" + port + "/postgres?loginTimeout=2");
	}

	private static void assertRefused(String words, CommandLineCase lab) {
		assertThat(lab.exitCode()).as(lab.err()).isEqualTo(3);
		assertThat(lab.err()).startsWith("lab: ").contains(words).doesNotContain("\tat ");
		assertThat(lab.out()).isEmpty();
	}

	private static ServerSocket listen() throws IOException {
		return new ServerSocket(0, 10, InetAddress.getByName("127.0.0.1"));
	}

	private static void answer(ServerSocket web) {
		try (Socket client = web.accept()) {
			client.getInputStream().read();
			client.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
