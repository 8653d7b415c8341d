package org.downtimelab.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a child process puts what it does not keep, such as Tomcat's work folder. A
 * process that is killed cannot tidy up after itself.
 */
public final class ScratchFolder implements AutoCloseable {

	private final Path folder;

	private ScratchFolder(Path folder) {
		this.folder = folder;
	}

	/**
	 * Makes it.
	 * @param parent a folder of the run, which exists
	 * @throws LabException if it cannot be written to
	 */
	public static ScratchFolder in(Path parent) {
		try {
			return new ScratchFolder(Files.createDirectories(parent.resolve("scratch")));
		}
		catch (IOException ex) {
			throw new LabException("Cannot write to " + parent + ": " + ex.getMessage(), ex);
		}
	}

	public Path file(String name) {
		return this.folder.resolve(name);
	}

	/** Has a JVM use it. */
	public String option() {
		return "-Djava.io.tmpdir=" + this.folder;
	}

	/** Deletes it. What cannot be deleted goes with the run, by {@code lab clean}. */
	@Override
	public void close() {
		try {
			Folders.delete(this.folder);
		}
		catch (IOException stays) {
			// It is in nobody's way.
		}
	}

}
