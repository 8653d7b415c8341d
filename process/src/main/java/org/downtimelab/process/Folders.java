package org.downtimelab.process;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** What is done with whole folders. */
public final class Folders {

	private Folders() {
	}

	/**
	 * Deletes a folder with all that is in it; does nothing if it is not there. Somebody
	 * else may delete from it meanwhile.
	 * @throws IOException if something cannot be deleted, or somebody adds to it
	 * meanwhile
	 */
	public static void delete(Path folder) throws IOException {
		Files.walkFileTree(folder, new SimpleFileVisitor<>() {

			@Override
			public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
				Files.deleteIfExists(file);
				return FileVisitResult.CONTINUE;
			}

			@Override
			public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
				return unlessGone(failure);
			}

			@Override
			public FileVisitResult postVisitDirectory(Path directory, IOException failure) throws IOException {
				unlessGone(failure);
				Files.deleteIfExists(directory);
				return FileVisitResult.CONTINUE;
			}
		});
	}

	private static FileVisitResult unlessGone(IOException failure) throws IOException {
		if (failure != null && !(failure instanceof NoSuchFileException)) {
			throw failure;
		}
		return FileVisitResult.CONTINUE;
	}

}
