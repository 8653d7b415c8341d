package org.downtimelab.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.downtimelab.process.ChildProcess;
import org.downtimelab.process.ScratchFolder;

/**
 * The classes of the application's JVMs, parsed and checked once: the first rehearsal
 * leaves an archive of them behind, and those that come later, in this run or the next,
 * take them from there (class data sharing; the java command's page,
 * {@code -XX:ArchiveClassesAtExit}). An instance then starts sooner, and takes less of
 * the processors from those that serve meanwhile.
 */
final class SharedClasses implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	/** Fails where the JVM would go without the archive, and compares its checksums. */
	private static final List<String> TRIAL = List.of("-Xshare:on", "-XX:+VerifySharedSpaces");

	private final Path jar;

	private final Path archive;

	private final ScratchFolder scratch;

	private final Path untried;

	private boolean there;

	/**
	 * An archive beside the jar, or beside the run's folder where that cannot be written
	 * to. One that does not belong to this jar and this JVM goes.
	 */
	SharedClasses(Path jar, Path folder) {
		this.jar = jar;
		Path beside = Files.isWritable(jar.toAbsolutePath().getParent()) ? jar : folder;
		this.archive = beside.resolveSibling(jar.getFileName().toString().replaceFirst("\\.jar$", "") + ".jsa");
		this.scratch = ScratchFolder.in(folder);
		this.untried = this.scratch.file("classes.jsa");
		if (Files.exists(this.archive)) {
			this.there = works(this.archive);
			if (!this.there) {
				delete(this.archive);
			}
		}
	}

	/** Whether the JVMs find the archive: no rehearsal need leave one behind. */
	boolean areThere() {
		return this.there;
	}

	/** Arguments of java, to start the application: with the archive if it is there. */
	List<String> program() {
		return this.there ? List.of(use(this.archive), "-jar", this.jar.toString())
				: List.of("-jar", this.jar.toString());
	}

	/**
	 * The same for a rehearsal, whose first JVM leaves the archive behind if there is
	 * none. That takes it some seconds at its end.
	 * @param number of the instance, from 1
	 */
	List<String> rehearsal(int number) {
		return (this.there || number > 1) ? program()
				: List.of("-XX:ArchiveClassesAtExit=" + this.untried, "-jar", this.jar.toString());
	}

	/**
	 * Takes what has been left behind, if it is any good: a JVM that was killed may have
	 * left a part of an archive, and that can bring down another one.
	 */
	void settle() {
		if (!this.there && Files.exists(this.untried) && works(this.untried)) {
			try {
				take();
				this.there = true;
			}
			catch (IOException stays) {
				// The JVMs start without.
			}
		}
		delete(this.untried);
	}

	/** At once, whatever file system it was left on: other runs look for it meanwhile. */
	private void take() throws IOException {
		Path near = Files.createTempFile(this.archive.toAbsolutePath().getParent(), "classes", ".jsa");
		try {
			Files.move(this.untried, near, StandardCopyOption.REPLACE_EXISTING);
			Files.move(near, this.archive, StandardCopyOption.ATOMIC_MOVE);
		}
		finally {
			delete(near);
		}
	}

	/** It does not where a jar or the JVM is another than it was made with. */
	private boolean works(Path archive) {
		List<String> trial = new ArrayList<>(TRIAL);
		Path log = this.scratch.file("classes.log");
		trial.addAll(List.of(use(archive), "-XX:ErrorFile=" + log, "-jar", this.jar.toString(), "--help"));
		try (ChildProcess jvm = ChildProcess.start(ChildProcess.java(trial), Map.of(), log)) {
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

	/** The archive stays. */
	@Override
	public void close() {
		this.scratch.close();
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
