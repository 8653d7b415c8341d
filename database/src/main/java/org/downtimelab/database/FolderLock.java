package org.downtimelab.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A lock on a file, which the operating system takes back when this process is gone. The
 * file itself stays: to delete it would let two processes lock two files of one name.
 */
final class FolderLock implements AutoCloseable {

	private final FileChannel channel;

	private FolderLock(FileChannel channel) {
		this.channel = channel;
	}

	/**
	 * Takes the lock.
	 * @return empty if another process, or another part of this one, holds it
	 */
	static Optional<FolderLock> tryTake(Path file) throws IOException {
		FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
		try {
			FileLock lock = channel.tryLock();
			if (lock != null) {
				return Optional.of(new FolderLock(channel));
			}
		}
		catch (OverlappingFileLockException heldByThisProcess) {
			// The same answer as for another process.
		}
		channel.close();
		return Optional.empty();
	}

	@Override
	public void close() throws IOException {
		this.channel.close();
	}

}
