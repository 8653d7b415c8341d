package org.downtimelab.check.output;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where a file lies in its repository, as the part of a URL. */
final class RepositoryPath {

	private RepositoryPath() {
	}

	/**
	 * The way to a file from the root of its Git repository; without one, from the
	 * current folder.
	 * @param file absolute, or from the current folder
	 * @return relative, with slashes, encoded as in a URL
	 */
	static String of(String file) {
		Path path = Path.of(file).toAbsolutePath().normalize();
		Path relative = root(path).relativize(path);
		List<String> names = new ArrayList<>();
		relative.forEach((name) -> names.add(name.toString()));
		try {
			// A colon in the first name would make it a scheme.
			return new URI(null, null, "/" + String.join("/", names), null).toASCIIString().substring(1);
		}
		catch (URISyntaxException ex) {
			throw new IllegalArgumentException("Not a file: " + file, ex);
		}
	}

	/** A work tree of its own has a file named .git. */
	private static Path root(Path file) {
		for (Path folder = file.getParent(); folder != null; folder = folder.getParent()) {
			if (Files.exists(folder.resolve(".git"))) {
				return folder;
			}
		}
		Path current = Path.of("").toAbsolutePath();
		return file.startsWith(current) ? current : file.getRoot();
	}

}
