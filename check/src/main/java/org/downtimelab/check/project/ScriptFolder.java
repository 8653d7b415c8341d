package org.downtimelab.check.project;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.downtimelab.check.CheckRefused;

/**
 * The files of a folder and of those below it. A symbolic link is followed only if what
 * it names lies in the folder, too.
 */
final class ScriptFolder {

	private static final int DEEPEST = 12;

	private static final int MOST_FILES = 20_000;

	private final Path folder;

	private final List<Path> files = new ArrayList<>();

	private final List<String> notes = new ArrayList<>();

	private ScriptFolder(Path folder) {
		this.folder = folder;
	}

	/**
	 * Reads a folder.
	 * @throws CheckRefused if there is none, or it cannot be read
	 */
	static ScriptFolder read(Path folder) {
		if (!Files.isDirectory(folder)) {
			throw new CheckRefused("There is no folder " + folder + ". Name the one with the migrations, such as "
					+ "src/main/resources/db/migration");
		}
		ScriptFolder read = new ScriptFolder(folder);
		try (Stream<Path> found = Files.walk(folder, DEEPEST, new FileVisitOption[0])) {
			for (Path file : found.sorted().limit(MOST_FILES).toList()) {
				read.add(file);
			}
		}
		catch (IOException | RuntimeException ex) {
			throw new CheckRefused("The folder " + folder + " cannot be read: " + ex.getMessage(), ex);
		}
		return read;
	}

	private void add(Path file) throws IOException {
		if (Files.isSymbolicLink(file)) {
			Path target = Files.exists(file) ? file.toRealPath() : null;
			if (target == null || !target.startsWith(this.folder.toRealPath()) || !Files.isRegularFile(target)) {
				this.notes.add(this.folder.relativize(file) + " is a symbolic link that leads out of the folder: "
						+ "it was not read");
				return;
			}
		}
		if (Files.isRegularFile(file)) {
			this.files.add(file);
		}
	}

	List<Path> files() {
		return this.files;
	}

	List<String> notes() {
		return this.notes;
	}

}
