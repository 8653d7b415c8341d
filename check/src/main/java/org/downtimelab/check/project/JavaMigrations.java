package org.downtimelab.check.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Migrations written in Java, which are not played. */
final class JavaMigrations {

	private static final Pattern NAME = Pattern.compile("[VR][\\d_]*__\\w+\\.(java|kt|class)");

	private JavaMigrations() {
	}

	/** A sentence for each that lies in the folder, or where sources of it would lie. */
	static List<String> beside(Path folder, List<Path> files) {
		List<Path> found = new ArrayList<>(files);
		for (String language : List.of("java", "kotlin")) {
			String sources = folder.toString().replace("src/main/resources", "src/main/" + language);
			if (!sources.equals(folder.toString()) && Files.isDirectory(Path.of(sources))) {
				try (Stream<Path> below = Files.list(Path.of(sources))) {
					found.addAll(below.toList());
				}
				catch (IOException ex) {
					return List.of(folder.relativize(Path.of(sources)) + " cannot be read");
				}
			}
		}
		return found.stream()
			.map((file) -> file.getFileName().toString())
			.filter((name) -> NAME.matcher(name).matches())
			.map((name) -> name + " is written in Java: it was left out. Give --schema a dump if later scripts need it")
			.toList();
	}

}
