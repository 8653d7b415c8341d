package org.downtimelab.console.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.downtimelab.process.LabException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The files that a branch adds or changes. */
final class AddedFiles {

	private AddedFiles() {
	}

	/**
	 * Those in a folder that are new since the branch left another.
	 * @param ref the other branch, or any commit
	 * @param folder in a work tree of Git
	 * @return absolute, normalized
	 * @throws ParameterException if Git knows no such commit, or the folder is in no work
	 * tree
	 * @throws LabException if there is no Git
	 */
	static Set<Path> since(String ref, Path folder, CommandSpec spec) {
		return names("A", ref, folder, spec).map((name) -> path(folder, name)).collect(Collectors.toSet());
	}

	/**
	 * Those in a folder that have changed since the branch left another.
	 * @param ref the other branch, or any commit
	 * @param folder in a work tree of Git
	 * @return the text that each had, by its path, absolute and normalized
	 */
	static Map<Path, String> changedSince(String ref, Path folder, CommandSpec spec) {
		Map<Path, String> changed = new LinkedHashMap<>();
		List<String> names = names("M", ref, folder, spec).toList();
		if (!names.isEmpty()) {
			String left = git(ref, folder, spec, "merge-base", ref, "HEAD").strip();
			names.forEach(
					(name) -> changed.put(path(folder, name), git(ref, folder, spec, "show", left + ":./" + name)));
		}
		return changed;
	}

	private static Path path(Path folder, String name) {
		return folder.resolve(name).toAbsolutePath().normalize();
	}

	/** A file under a new name is a new script to Flyway. */
	private static Stream<String> names(String filter, String ref, Path folder, CommandSpec spec) {
		return Stream
			.of(git(ref, folder, spec, "diff", "--name-only", "--diff-filter=" + filter, "--no-renames", "--relative",
					"-z", ref + "...HEAD", "--", ".")
				.split("\0"))
			.filter((name) -> !name.isEmpty());
	}

	private static String git(String ref, Path folder, CommandSpec spec, String... arguments) {
		if (ref.startsWith("-")) {
			throw new ParameterException(spec.commandLine(), "--since " + ref + ": name a branch or a commit");
		}
		List<String> command = Stream.concat(Stream.of("git"), Stream.of(arguments)).toList();
		try {
			Process git = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
			git.getOutputStream().close();
			String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			if (git.waitFor() != 0) {
				throw new ParameterException(spec.commandLine(),
						"--since " + ref + ": git says: " + said.strip().lines().findFirst().orElse("nothing")
								+ ". In CI, fetch the whole history first (fetch-depth: 0)");
			}
			return said;
		}
		catch (IOException ex) {
			throw new LabException("--since needs git, and it does not run: " + ex.getMessage(), ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new LabException("Interrupted while git ran", ex);
		}
	}

}
