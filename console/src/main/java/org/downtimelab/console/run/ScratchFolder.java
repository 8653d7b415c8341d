package org.downtimelab.console.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.downtimelab.console.LabException;

import org.springframework.util.FileSystemUtils;

/**
 * Where a child process puts what it does not keep, such as Tomcat's work folder. A
 * process that is killed cannot tidy up after itself.
 */
final class ScratchFolder implements AutoCloseable {

	private final Path folder;

	private ScratchFolder(Path folder) {
		this.folder = folder;
	}

	/**
	 * Makes it.
	 * @param parent a folder of the run, which exists
	 * @throws LabException if it cannot be written to
	 */
	static ScratchFolder in(Path parent) {
		try {
			return new ScratchFolder(Files.createDirectories(parent.resolve("scratch")));
		}
		catch (IOException ex) {
			throw new LabException("Cannot write to " + parent + ": " + ex.getMessage(), ex);
		}
	}

	Path file(String name) {
		return this.folder.resolve(name);
	}

	/** Has a JVM use it. */
	String option() {
		return "-Djava.io.tmpdir=" + this.folder;
	}

	/** Deletes it. What cannot be deleted goes with the run, by {@code lab clean}. */
	@Override
	public void close() {
		try {
			FileSystemUtils.deleteRecursively(this.folder);
		}
		catch (IOException stays) {
			// It is in nobody's way.
		}
	}

}
