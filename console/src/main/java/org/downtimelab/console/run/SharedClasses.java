package org.downtimelab.console.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.downtimelab.process.ChildProcess;

/**
 * The classes of a run's JVMs, parsed and checked once: those of the rehearsal leave an
 * archive of them behind, and those that come later take them from there (class data
 * sharing; the java command's page, {@code -XX:ArchiveClassesAtExit}). An instance that
 * starts while others serve then takes less of the processors from them.
 */
final class SharedClasses implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	/** Fails where the JVM would go without the archive, and compares its checksums. */
	private static final List<String> TRIAL = List.of("-Xshare:on", "-XX:+VerifySharedSpaces");

	private final Path jar;

	private final Path archive;

	private final Path untried;

	private final Path log;

	/**
	 * An archive that is yet to be made, beside the run's folder: what a lab that was
	 * killed has left there goes.
	 * @param jar of the application
	 * @param folder of the run
	 */
	SharedClasses(Path jar, Path folder) {
		this.jar = jar;
		this.archive = folder.resolveSibling("classes.jsa");
		this.untried = folder.resolveSibling("classes-untried.jsa");
		this.log = folder.resolveSibling("classes.log");
		close();
	}

	/** Arguments of java, to start the application: with the archive if it is there. */
	List<String> program() {
		return Files.exists(this.archive) ? List.of(use(this.archive), "-jar", this.jar.toString())
				: List.of("-jar", this.jar.toString());
	}

	/**
	 * The same for a rehearsal, whose JVMs leave the archive behind if there is none.
	 * That takes them some seconds at their end.
	 */
	List<String> rehearsal() {
		return Files.exists(this.archive) ? program()
				: List.of("-XX:ArchiveClassesAtExit=" + this.untried, "-jar", this.jar.toString());
	}

	/**
	 * Takes what has been left behind, if it is any good: a JVM that was killed may have
	 * left a part of an archive, and that can bring down another one.
	 */
	void settle() {
		if (!Files.exists(this.archive) && Files.exists(this.untried)) {
			try {
				if (works()) {
					Files.move(this.untried, this.archive);
				}
			}
			catch (IOException stays) {
				// The JVMs start without.
			}
			delete(this.untried);
		}
	}

	private boolean works() {
		List<String> trial = new ArrayList<>(TRIAL);
		trial.addAll(List.of(use(this.untried), "-XX:ErrorFile=" + this.log, "-jar", this.jar.toString(), "--help"));
		try (ChildProcess jvm = ChildProcess.start(ChildProcess.java(trial), Map.of(), this.log)) {
			return jvm.exit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS) == 0;
		}
		catch (ExecutionException | TimeoutException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	private static String use(Path archive) {
		return "-XX:SharedArchiveFile=" + archive;
	}

	/** Deletes it. What cannot be deleted goes with the runs, by {@code lab clean}. */
	@Override
	public void close() {
		List.of(this.archive, this.untried, this.log).forEach(SharedClasses::delete);
	}

	private static void delete(Path file) {
		try {
			Files.deleteIfExists(file);
		}
		catch (IOException stays) {
			// It is in nobody's way.
		}
	}

}
