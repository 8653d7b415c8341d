package org.downtimelab.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** What is done with whole folders. */
public final class Folders {

	private Folders() {
	}

	/** Deletes a folder with all that is in it; does nothing if it is not there. */
	public static void delete(Path folder) throws IOException {
		if (!Files.exists(folder)) {
			return;
		}
		try (Stream<Path> below = Files.walk(folder)) {
			for (Path path : (Iterable<Path>) below.sorted(Comparator.reverseOrder())::iterator) {
				Files.delete(path);
			}
		}
	}

}
