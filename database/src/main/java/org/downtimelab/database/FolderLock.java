package org.downtimelab.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A lock on a file, which the operating system takes back when this process is gone. The
 * file itself stays: to delete it would let two processes lock two files of one name.
 */
final class FolderLock implements AutoCloseable {

	/**
	 * What this process holds. A second channel to the same file must not even be opened:
	 * POSIX takes all of a process's locks on a file back when it closes any of them. It
	 * also keeps the channels from the garbage collector, which would close them.
	 */
	private static final Set<FolderLock> HELD = new HashSet<>();

	private final Path file;

	private final FileChannel channel;

	private FolderLock(Path file, FileChannel channel) {
		this.file = file;
		this.channel = channel;
	}

	/**
	 * Takes the lock.
	 * @return empty if another process, or another part of this one, holds it
	 */
	static Optional<FolderLock> tryTake(Path file) throws IOException {
		synchronized (HELD) {
			Path real = file.toAbsolutePath().getParent().toRealPath().resolve(file.getFileName());
			if (HELD.stream().anyMatch((lock) -> lock.file.equals(real))) {
				return Optional.empty();
			}
			FileChannel channel = FileChannel.open(real, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
			if (channel.tryLock() == null) {
				channel.close();
				return Optional.empty();
			}
			FolderLock lock = new FolderLock(real, channel);
			HELD.add(lock);
			return Optional.of(lock);
		}
	}

	@Override
	public void close() throws IOException {
		synchronized (HELD) {
			HELD.remove(this);
			this.channel.close();
		}
	}

}
