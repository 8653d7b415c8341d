package org.downtimelab.console.completeness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.downtimelab.scenario.Scenario;

/**
 * Whether every folder {@code scenario-…} of a reactor is a whole scenario: one that is
 * built, found, explained, tested, and has all its migrations.
 */
final class Completeness {

	/** Folders that begin like a scenario's and hold what scenarios share. */
	private static final Set<String> NO_SCENARIO = Set.of("scenario-parent", "scenario-testing");

	private final Path reactor;

	private final List<Scenario> known;

	private final List<String> problems = new ArrayList<>();

	private Completeness(Path reactor, List<Scenario> known) {
		this.reactor = reactor;
		this.known = known;
	}

	/**
	 * What is missing, a line each.
	 * @param reactor the folder with the topmost pom
	 * @param known the scenarios that the console finds
	 */
	static List<String> problems(Path reactor, List<Scenario> known) {
		Completeness completeness = new Completeness(reactor, known);
		completeness.look();
		return completeness.problems;
	}

	private void look() {
		List<String> folders = scenarioFolders();
		if (folders.isEmpty()) {
			this.problems.add("There is no folder scenario-… in " + this.reactor);
		}
		for (String folder : folders) {
			listed(folder, "pom.xml", "<module>" + folder + "</module>");
			listed(folder, "console/pom.xml", "<artifactId>" + folder + "</artifactId>");
			if (!Files.isRegularFile(this.reactor.resolve(folder).resolve("README.md"))) {
				this.problems.add(folder + " has no README.md: it tells the story of the hazard");
			}
			if (!hasTest(folder)) {
				this.problems.add(folder + " has no test class src/test/java/…/*Test.java");
			}
			Optional<Scenario> scenario = this.known.stream()
				.filter((each) -> folder.equals("scenario-" + each.name()))
				.findFirst();
			scenario.ifPresentOrElse(
					(found) -> this.problems.addAll(new PathFiles(this.reactor.resolve(folder), found).problems()),
					() -> this.problems
						.add(folder + " is not found by the console: name its class in META-INF/services"));
		}
	}

	private List<String> scenarioFolders() {
		try (Stream<Path> folders = Files.list(this.reactor)) {
			return folders.filter(Files::isDirectory)
				.map((folder) -> folder.getFileName().toString())
				.filter((name) -> name.startsWith("scenario-") && !NO_SCENARIO.contains(name))
				.sorted()
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot read " + this.reactor, ex);
		}
	}

	private void listed(String folder, String pom, String line) {
		try {
			if (!Files.readString(this.reactor.resolve(pom)).contains(line)) {
				this.problems.add("%s is not in %s: add %s".formatted(folder, pom, line));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot read " + this.reactor.resolve(pom), ex);
		}
	}

	private boolean hasTest(String folder) {
		Path tests = this.reactor.resolve(folder).resolve("src/test/java");
		if (!Files.isDirectory(tests)) {
			return false;
		}
		try (Stream<Path> below = Files.walk(tests)) {
			return below.anyMatch((file) -> file.getFileName().toString().endsWith("Test.java"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot read " + tests, ex);
		}
	}

}
