package org.downtimelab.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Tells texts apart in a few characters. */
final class Digest {

	private Digest() {
	}

	/** Of the text of these things, in this order. */
	static String of(Object... parts) {
		byte[] text = Arrays.toString(parts).getBytes(StandardCharsets.UTF_8);
		return UUID.nameUUIDFromBytes(text).toString().replace("-", "");
	}

	/** The SQL files of a folder: their names and what is in them. */
	static List<String> files(Path folder) {
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter((file) -> file.toString().endsWith(".sql"))
				.sorted()
				.map((file) -> file.getFileName() + " " + text(file))
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot read the migrations in " + folder, ex);
		}
	}

	private static String text(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot read " + file, ex);
		}
	}

}
