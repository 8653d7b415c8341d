package org.downtimelab.console.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.downtimelab.process.LabException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The files that a branch adds. */
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
		if (ref.startsWith("-")) {
			throw new ParameterException(spec.commandLine(), "--since " + ref + ": name a branch or a commit");
		}
		// A file under a new name is a new script to Flyway.
		List<String> command = List.of("git", "diff", "--name-only", "--diff-filter=A", "--no-renames", "--relative",
				"-z", ref + "...HEAD", "--", ".");
		try {
			Process git = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
			git.getOutputStream().close();
			String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			if (git.waitFor() != 0) {
				throw new ParameterException(spec.commandLine(),
						"--since " + ref + ": git says: " + said.strip().lines().findFirst().orElse("nothing")
								+ ". In CI, fetch the whole history first (fetch-depth: 0)");
			}
			return Stream.of(said.split("\0"))
				.filter((name) -> !name.isEmpty())
				.map((name) -> folder.resolve(name).toAbsolutePath().normalize())
				.collect(Collectors.toSet());
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
