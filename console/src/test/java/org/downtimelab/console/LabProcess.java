package org.downtimelab.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.downtimelab.database.Database;
import org.downtimelab.database.testing.TestServer;

import static org.assertj.core.api.Assertions.assertThat;

/** A lab by its launcher: in a JVM of its own, from the packaged jars. */
public final class LabProcess implements AutoCloseable {

	/**
	 * On a slow machine the lab itself has more patience than a minute, in each phase.
	 */
	private static final Duration LINE_WITHIN = Duration.ofMinutes(6);

	/**
	 * A shell has its background jobs ignore SIGINT, and so does whatever they start: the
	 * JVM keeps to that. This undoes it, where env can (GNU coreutils from 8.31 on).
	 */
	private static final List<String> HEEDING_INTERRUPTS = heedingInterrupts();

	private final Path folder;

	private final Process process;

	private final Path out;

	private final Path err;

	private LabProcess(Path folder, Process process, Path out, Path err) {
		this.folder = folder;
		this.process = process;
		this.out = out;
		this.err = err;
	}

	/**
	 * The folder of the tests that need no fresh one: its server, and the tables that it
	 * has seeded, are found again by the next.
	 */
	public static Path sharedFolder() throws IOException {
		return Files.createDirectories(Path.of("target", "lab").toAbsolutePath());
	}

	/**
	 * Starts it.
	 * @param folder takes the place of {@code .lab}
	 */
	public static LabProcess start(Path folder, String... arguments) throws IOException {
		return start(folder, Map.of(), arguments);
	}

	/**
	 * Starts it on the server that the tests were given, by its URL. Where they were
	 * given none, the lab brings its own.
	 */
	public static LabProcess on(TestServer server, Path folder, String... arguments) throws IOException {
		if (server.isEmbedded()) {
			Stream<String> version = server.embeddedVersion()
				.stream()
				.flatMap((major) -> Stream.of("--postgres", String.valueOf(major)));
			return start(folder, Stream.concat(Stream.of(arguments), version).toArray(String[]::new));
		}
		Database given = server.server().maintenance();
		Map<String, String> login = new HashMap<>(Map.of("PGUSER", given.user()));
		if (given.password() != null) {
			login.put("PGPASSWORD", given.password());
		}
		return start(folder, login,
				Stream.concat(Stream.of(arguments), Stream.of("--url", given.url())).toArray(String[]::new));
	}

	private static LabProcess start(Path folder, Map<String, String> environment, String... arguments)
			throws IOException {
		Path home = Path.of("").toAbsolutePath().getParent();
		List<String> command = new ArrayList<>(HEEDING_INTERRUPTS);
		command.add(home.resolve("lab").toString());
		command.addAll(List.of(arguments));
		Path out = Files.createTempFile(folder, "lab", ".out");
		Path err = Files.createTempFile(folder, "lab", ".err");
		ProcessBuilder lab = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
		lab.environment().putAll(environment);
		lab.environment().put("JAVA_HOME", System.getProperty("java.home"));
		lab.environment().put("LAB_FOLDER", folder.toString());
		Process process = lab.start();
		return new LabProcess(folder, process, out, err);
	}

	private static List<String> heedingInterrupts() {
		List<String> prefix = List.of("env", "--default-signal=INT");
		try {
			Process probe = new ProcessBuilder("env", "--default-signal=INT", "true").start();
			return (probe.waitFor() == 0) ? prefix : List.of();
		}
		catch (IOException ex) {
			return List.of();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return List.of();
		}
	}

	/**
	 * A run of the index scenario, small and with little load. By so long an SLO a
	 * machine is calm even with another lab beside this one; a baseline lasts that much
	 * longer.
	 */
	public static LabProcess run(Path folder, String path, String rows) throws IOException {
		return run(folder, "index", path, rows);
	}

	public static LabProcess run(Path folder, String scenario, String path, String rows) throws IOException {
		return start(folder, "run", scenario, "--rows", rows, "--path", path, "--rate", "5", "--slo", "2000",
				"--timing", "quick");
	}

	/** Waits until it has said a line that has these words in it. */
	public LabProcess says(String words) throws IOException, InterruptedException {
		long deadline = System.nanoTime() + LINE_WITHIN.toNanos();
		while (!out().contains(words)) {
			assertThat(this.process.isAlive()).as("the lab lives until it says '%s': %s%s", words, out(), err())
				.isTrue();
			assertThat(System.nanoTime()).as("the lab says '%s' in time: %s", words, out()).isLessThan(deadline);
			this.process.waitFor(20, TimeUnit.MILLISECONDS);
		}
		return this;
	}

	public String out() throws IOException {
		return Files.readString(this.out);
	}

	public String err() throws IOException {
		return Files.readString(this.err);
	}

	public int exitCode() throws InterruptedException {
		return exitCode(LINE_WITHIN);
	}

	public int exitCode(Duration atMost) throws InterruptedException {
		assertThat(this.process.waitFor(atMost.toSeconds(), TimeUnit.SECONDS)).as("the lab ends").isTrue();
		return this.process.exitValue();
	}

	/** Whether it has said that its run has no verdict, or could not begin. */
	public boolean tooNoisy() throws IOException {
		return err().contains("too noisy to judge");
	}

	public void kill() {
		this.process.destroyForcibly();
	}

	/** As Ctrl-C does. Java itself can only ask for SIGTERM. */
	public void interrupt() throws IOException, InterruptedException {
		int exit = new ProcessBuilder("kill", "-INT", Long.toString(this.process.pid())).inheritIO().start().waitFor();
		assertThat(exit).as("exit code of kill").isZero();
	}

	/** All that belongs to it, as it is now. */
	public ProcessFamily family() {
		return ProcessFamily.of(this.process, this.folder);
	}

	@Override
	public void close() {
		kill();
	}

}
