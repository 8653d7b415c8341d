package org.downtimelab.process;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A process that dies with this one: its standard input is a {@link Lifeline}. It has a
 * session of its own where the system can give it one (see {@link OwnSession}), a
 * {@link CleanEnvironment}, and works in the folder of its log: Spring Boot would read
 * settings from the folder that the lab was called from. Passwords go to it by
 * environment, never as arguments, which any user of the machine can read.
 */
public final class ChildProcess implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(4);

	/** What a JVM would else take from its user or its machine. */
	private static final List<String> SAME_EVERYWHERE = List.of("-Duser.timezone=UTC", "-Duser.language=en",
			"-Duser.country=US", "-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8",
			"-Djava.net.useSystemProxies=false");

	private final Process process;

	private final Path log;

	private ChildProcess(Process process, Path log) {
		this.process = process;
		this.log = log;
	}

	/**
	 * Starts a child.
	 * @param command program and arguments
	 * @param environment added to the clean one
	 * @param log the file that takes what it prints, standard error included; the child
	 * works in its folder
	 * @return the running child
	 * @throws UncheckedIOException if it cannot be started
	 */
	public static ChildProcess start(List<String> command, Map<String, String> environment, Path log) {
		return started(OwnSession.of(command), environment, log);
	}

	/**
	 * Starts a child that gives way to others, where sessions can, until it
	 * {@link #takesItsShare() takes its share}. In a CPU cgroup, where sessions cannot,
	 * it stands behind others for good.
	 * @param command program and arguments
	 * @param environment added to the clean one
	 * @param log the file that takes what it prints, standard error included; the child
	 * works in its folder
	 * @return the running child
	 * @throws UncheckedIOException if it cannot be started
	 */
	public static ChildProcess startGivingWay(List<String> command, Map<String, String> environment, Path log) {
		return started(OwnSession.givingWay(command), environment, log);
	}

	private static ChildProcess started(List<String> command, Map<String, String> environment, Path log) {
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
			.directory(log.toAbsolutePath().getParent().toFile());
		CleanEnvironment.clean(builder.environment());
		builder.environment().putAll(environment);
		builder.environment().put(Lifeline.MARK, "stdin");
		try {
			return new ChildProcess(builder.start(), log);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot start " + command.get(0), ex);
		}
	}

	/**
	 * A command line for the Java of this process, with the same locale, time zone and
	 * encoding on every machine.
	 * @param arguments JVM options, then {@code -jar file} or a main class, and its
	 * arguments
	 * @return the command, to give to {@link #start}
	 */
	public static List<String> java(List<String> arguments) {
		List<String> command = new ArrayList<>();
		command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
		command.addAll(SAME_EVERYWHERE);
		command.addAll(arguments);
		return command;
	}

	/**
	 * Says a line to the child, which its {@link Lifeline} hears. Said to a child that
	 * has gone, it is lost.
	 * @param line without its line end
	 */
	public void say(String line) {
		try {
			OutputStream pipe = this.process.getOutputStream();
			pipe.write((line + "\n").getBytes(StandardCharsets.UTF_8));
			pipe.flush();
		}
		catch (IOException childHasGone) {
			// Whoever asks isAlive() hears of it.
		}
	}

	/** Gives way no more: from now on it gets as much of the processors as others. */
	public void takesItsShare() {
		OwnSession.takesItsShare(this.process.pid());
	}

	public boolean isAlive() {
		return this.process.isAlive();
	}

	public long pid() {
		return this.process.pid();
	}

	public Path log() {
		return this.log;
	}

	/**
	 * The exit code, once the child has ended by itself.
	 * @return completes with the exit code
	 */
	public CompletableFuture<Integer> exit() {
		return this.process.onExit().thenApply(Process::exitValue);
	}

	/**
	 * Ends the child: lets go of the lifeline, then asks it to end, then kills it, 4 s
	 * after each.
	 */
	@Override
	public void close() {
		close(PATIENCE);
	}

	/**
	 * Ends a child that has something to do at its end.
	 * @param patience how long it may take for that, once the lifeline is gone
	 */
	public void close(Duration patience) {
		try {
			this.process.getOutputStream().close();
		}
		catch (IOException alreadyBroken) {
			// It is cut either way.
		}
		if (!gone(patience)) {
			this.process.destroy();
			if (!gone(PATIENCE)) {
				this.process.descendants().forEach(ProcessHandle::destroyForcibly);
				this.process.destroyForcibly();
				gone(PATIENCE);
			}
		}
	}

	private boolean gone(Duration patience) {
		try {
			return this.process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

}
