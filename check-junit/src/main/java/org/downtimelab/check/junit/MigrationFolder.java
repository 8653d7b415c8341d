package org.downtimelab.check.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/** Finds the folder that a location names, as Flyway has them. */
final class MigrationFolder {

	private static final String CLASS_PATH = "classpath:";

	private static final String FILE_SYSTEM = "filesystem:";

	private MigrationFolder() {
	}

	static Path of(String location) {
		if (location.startsWith(CLASS_PATH)) {
			return onClassPath(location.substring(CLASS_PATH.length()).replaceAll("^/+|/+$", ""));
		}
		Path folder = Path.of(location.startsWith(FILE_SYSTEM) ? location.substring(FILE_SYSTEM.length()) : location);
		if (!Files.isDirectory(folder)) {
			throw new IllegalArgumentException("There is no folder " + folder.toAbsolutePath().normalize());
		}
		return folder;
	}

	private static Path onClassPath(String name) {
		ClassLoader loader = Objects.requireNonNullElseGet(Thread.currentThread().getContextClassLoader(),
				MigrationFolder.class::getClassLoader);
		try {
			List<URL> found = Collections.list(loader.getResources(name));
			List<URL> folders = found.stream().filter((url) -> url.getProtocol().equals("file")).toList();
			if (folders.size() == 1) {
				return fromHere(Path.of(folders.get(0).toURI()));
			}
			throw new IllegalArgumentException(folders.isEmpty()
					? "There is no folder " + name + " on the class path"
							+ (found.isEmpty() ? "" : ", only in a jar: " + found)
					: "There are several folders " + name + " on the class path: name one of them instead: " + folders);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot read the class path", ex);
		}
		catch (URISyntaxException ex) {
			throw new IllegalArgumentException("Not a folder: " + name, ex);
		}
	}

	/** From the current folder, where it lies in it: that reads better in a message. */
	private static Path fromHere(Path folder) {
		Path here = Path.of("").toAbsolutePath();
		return folder.startsWith(here) ? here.relativize(folder) : folder;
	}

}
