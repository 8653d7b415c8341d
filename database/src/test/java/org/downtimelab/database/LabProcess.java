package org.downtimelab.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.downtimelab.process.Patience;

import static org.assertj.core.api.Assertions.assertThat;

/** A lab in a JVM of its own, which starts a server and never closes it. */
final class LabProcess implements AutoCloseable {

	private final Process process;

	private LabProcess(Process process) {
		this.process = process;
	}

	/** Starts one and waits until its server is there. */
	static LabProcess start(Path folder, List<String> prefix) throws IOException {
		List<String> command = new ArrayList<>(prefix);
		command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
				System.getProperty("java.class.path"), LabProcess.class.getName(), folder.toString()));
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		LabProcess lab = new LabProcess(process);
		var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
		StringBuilder said = new StringBuilder();
		for (String line = output.readLine(); line != null; line = output.readLine()) {
			if (line.equals("ready")) {
				return lab;
			}
			said.append(line).append('\n');
		}
		throw new IllegalStateException("The lab ended before its server was there: " + said);
	}

	/** The server that wrote the file in this folder. */
	static ProcessHandle postmaster(Path folder) throws IOException {
		return Leftover.process(Files.readAllLines(folder.resolve("postgres/data/postmaster.pid"))).orElseThrow();
	}

	/** The JVMs that this lab has started: one, its keeper. */
	List<ProcessHandle> keepers() {
		return this.process.children().toList();
	}

	void kill() {
		this.process.destroyForcibly().onExit().join();
	}

	long pid() {
		return this.process.pid();
	}

	@Override
	public void close() {
		kill();
	}

	/**
	 * Waits until a process is gone; one that nobody has reaped has no program any more.
	 */
	static void assertGone(ProcessHandle process, int seconds) throws IOException {
		assertThat(Patience.until(Duration.ofSeconds(seconds), () -> process.info().command().isEmpty()))
			.as("process %s is gone within %d s", process.pid(), seconds)
			.isTrue();
	}

	public static void main(String[] args) throws Exception {
		Path folder = Path.of(args[0]);
		Server server = Server.embedded(folder, SharedServer.PROGRAMS);
		Runtime.getRuntime().addShutdownHook(new Thread(() -> workOn(server.maintenance(), folder)));
		System.out.println("ready");
		Thread.sleep(Long.MAX_VALUE);
	}

	/** A lab that was told to end still needs its database, here for a second. */
	private static void workOn(Database database, Path folder) {
		try {
			long end = System.nanoTime() + 1_000_000_000L;
			while (System.nanoTime() < end) {
				try (Connection connection = database.connect("ending")) {
					connection.isValid(1);
				}
			}
			Files.writeString(folder.resolve("ended-well"), "");
		}
		catch (SQLException | IOException ex) {
			ex.printStackTrace();
		}
	}

}
