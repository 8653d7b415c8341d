package org.downtimelab.console.completeness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A folder of migrations, by version, and what is wrong with its files. */
record MigrationFiles(Path folder, Map<String, Path> byVersion, List<String> problems) {

	private static final Pattern NAME = Pattern.compile("(V\\d+(?:\\.\\d+)*)__\\w+\\.sql");

	/** Flyway's settings for one migration stand beside it. */
	private static final String FLYWAY_SETTINGS = ".conf";

	private static final int FEWEST_LINES = 2;

	private static final int MOST_LINES = 10;

	static MigrationFiles in(Path folder) {
		MigrationFiles files = new MigrationFiles(folder, new TreeMap<>(), new ArrayList<>());
		if (Files.isDirectory(folder)) {
			try (Stream<Path> found = Files.list(folder)) {
				found.sorted().forEach(files::take);
			}
			catch (IOException ex) {
				throw new UncheckedIOException("Cannot read " + folder, ex);
			}
		}
		return files;
	}

	private void take(Path file) {
		String fileName = file.getFileName().toString();
		if (fileName.endsWith(FLYWAY_SETTINGS) && Files
			.exists(file.resolveSibling(fileName.substring(0, fileName.length() - FLYWAY_SETTINGS.length())))) {
			return;
		}
		Matcher name = NAME.matcher(fileName);
		if (!name.matches()) {
			this.problems.add(file + " is not named like V2__what_it_does.sql");
			return;
		}
		Path other = this.byVersion.put(name.group(1), file);
		if (other != null) {
			this.problems.add(file + " has the version of " + other);
		}
		check(file);
	}

	private void check(Path file) {
		try {
			List<String> lines = Files.readAllLines(file).stream().filter((line) -> !line.isBlank()).toList();
			if (lines.size() < FEWEST_LINES || lines.size() > MOST_LINES) {
				this.problems.add("%s has %d lines: %d to %d are easy to read".formatted(file, lines.size(),
						FEWEST_LINES, MOST_LINES));
			}
			if (lines.stream().noneMatch((line) -> line.strip().startsWith("--"))) {
				this.problems.add(file + " has no comment: which lock does it take, for how long, and why?");
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot read " + file, ex);
		}
	}

}
