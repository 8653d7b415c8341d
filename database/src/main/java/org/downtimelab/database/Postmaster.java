package org.downtimelab.database;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.downtimelab.process.CleanEnvironment;

/**
 * Starts and stops the server on a data folder.
 *
 * @param pgCtl the command, with what goes before it on this machine
 * @param home the folder that takes the logs
 * @see <a href= "https://www.postgresql.org/docs/current/app-pg-ctl.html">pg_ctl</a>
 */
record Postmaster(List<String> pgCtl, Path data, Path home) {

	private static final String START_SECONDS = "120";

	private static final String FAST_SECONDS = "30";

	private static final String IMMEDIATE_SECONDS = "10";

	/** There from shortly after the start until the server has stopped. */
	Path pidFile() {
		return this.data.resolve("postmaster.pid");
	}

	/** What the server says. */
	Path log() {
		return this.home.resolve("postgres.log");
	}

	/**
	 * Starts it and waits until it accepts connections, for 120 s at most: after a crash
	 * it replays its WAL first.
	 * @return whether it did
	 */
	boolean start() throws IOException {
		return run(List.of("start", "-w", "-t", START_SECONDS, "-l", log().toString()));
	}

	/**
	 * Stops it: fast, which ends the sessions and writes a checkpoint; after 30 s
	 * immediately, which leaves recovery to the next start.
	 * @return whether it is gone
	 */
	boolean stop() throws IOException {
		return !Files.exists(pidFile()) || run(List.of("stop", "-w", "-m", "fast", "-t", FAST_SECONDS))
				|| !Files.exists(pidFile()) || run(List.of("stop", "-w", "-m", "immediate", "-t", IMMEDIATE_SECONDS))
				|| !Files.exists(pidFile());
	}

	private boolean run(List<String> arguments) throws IOException {
		List<String> command = new ArrayList<>(this.pgCtl);
		command.addAll(List.of("-D", this.data.toString()));
		command.addAll(arguments);
		File output = this.home.resolve("keeper.log").toFile();
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(output));
		CleanEnvironment.clean(builder.environment());
		Process process = builder.start();
		process.getOutputStream().close();
		try {
			return process.waitFor() == 0;
		}
		catch (InterruptedException ex) {
			process.destroy();
			Thread.currentThread().interrupt();
			return false;
		}
	}

}
