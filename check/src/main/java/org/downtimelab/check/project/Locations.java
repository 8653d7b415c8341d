package org.downtimelab.check.project;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The folders whose scripts belong together: that which is checked, and the others that
 * the project's settings name.
 *
 * @param folders the first is the one that is checked
 * @param notes on folders that do not exist
 */
record Locations(List<Path> folders, List<String> notes) {

	static Locations of(Path folder, FlywaySettings settings) {
		List<Path> folders = new ArrayList<>(List.of(folder));
		List<String> notes = new ArrayList<>();
		List<Path> others = new ArrayList<>();
		boolean named = false;
		for (String location : settings.locations()) {
			Path other = resolve(location.replace("{vendor}", "postgresql"), folder, settings);
			if (other == null) {
				notes.add("The location " + location + " was not found: its scripts are left out");
			}
			else if (folder.startsWith(other) || other.startsWith(folder)) {
				named = true;
			}
			else {
				others.add(other);
			}
		}
		if (named) {
			folders.addAll(others);
		}
		return new Locations(folders, notes);
	}

	private static Path resolve(String location, Path folder, FlywaySettings settings) {
		String path = location.replaceFirst("^(classpath|filesystem):/?",
				location.startsWith("filesystem:/") ? "/" : "");
		List<Path> roots = new ArrayList<>();
		for (Path at = folder; at != null; at = at.getParent()) {
			roots.add(at);
		}
		roots.add(0, settings.file().toAbsolutePath().getParent());
		return roots.stream()
			.map((root) -> root.resolve(path))
			.filter(Files::isDirectory)
			.map(Path::normalize)
			.findFirst()
			.orElse(null);
	}

}
