package org.downtimelab.experiment;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.format.DateTimeFormatter;

import org.downtimelab.process.LabException;

/**
 * The folder {@code .lab}: databases, runs, and a lock that lets one lab at a time in.
 */
public final class LabFolder implements AutoCloseable {

	private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

	private final Path folder;

	private final FileChannel channel;

	private LabFolder(Path folder, FileChannel channel) {
		this.folder = folder;
		this.channel = channel;
	}

	/**
	 * Opens the folder, and makes it if need be.
	 * @throws LabException if another lab is at work in it, or it cannot be written
	 */
	public static LabFolder open(Path folder) {
		try {
			Files.createDirectories(folder);
			FileChannel channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE,
					StandardOpenOption.WRITE);
			if (lock(channel) == null) {
				channel.close();
				throw new LabException("Another lab is at work in " + folder
						+ ": wait until it is done, or start this one in another folder");
			}
			return new LabFolder(folder, channel);
		}
		catch (IOException ex) {
			throw new LabException("Cannot use the folder " + folder + ": " + ex.getMessage(), ex);
		}
	}

	private static FileLock lock(FileChannel channel) throws IOException {
		try {
			return channel.tryLock();
		}
		catch (OverlappingFileLockException heldByThisJvm) {
			return null;
		}
	}

	public Path path() {
		return this.folder;
	}

	/** A new folder for a run, named by the time and what was run. */
	public Path newRun(String what) {
		String name = WallClock.now().format(STAMP) + "-" + what;
		Path run = this.folder.resolve("runs").resolve(name);
		try {
			return Files.createDirectories(run);
		}
		catch (IOException ex) {
			throw new LabException("Cannot write to " + run + ": " + ex.getMessage(), ex);
		}
	}

	/** Lets the next lab in. */
	@Override
	public void close() {
		try {
			this.channel.close();
		}
		catch (IOException ex) {
			throw new LabException("Cannot release the lock of " + this.folder + ": " + ex.getMessage(), ex);
		}
	}

}
