package org.downtimelab.console.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.downtimelab.experiment.result.RunResult;
import org.downtimelab.process.LabException;
import org.downtimelab.report.RecordedRun;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The folders of recorded runs. */
final class RecordedRunFolder {

	private RecordedRunFolder() {
	}

	/**
	 * What the runs in .lab/runs found, the last ones last; one that cannot be read is
	 * left out.
	 */
	static List<RunResult> all() {
		Path runs = new Installation().labFolder().resolve("runs");
		if (!Files.isDirectory(runs)) {
			return List.of();
		}
		try (Stream<Path> files = Files.find(runs, 3, (file, facts) -> file.endsWith("result.json"))) {
			return files.map(Path::getParent).sorted().map(RecordedRunFolder::read).flatMap(Optional::stream).toList();
		}
		catch (IOException | UncheckedIOException ex) {
			return List.of();
		}
	}

	/** Empty for an older run, and for the scoreboard of several. */
	private static Optional<RunResult> read(Path folder) {
		try {
			return Optional.of(RecordedRun.result(folder));
		}
		catch (LabException ex) {
			return Optional.empty();
		}
	}

	/**
	 * The one that somebody names: by its path, or as it is called in .lab/runs.
	 * @throws ParameterException if there is none, or it is one of several scenarios
	 */
	static Path of(CommandSpec command, Path named) {
		List<Path> runs = allOf(command, named);
		if (runs.size() > 1) {
			throw new ParameterException(command.commandLine(), "In " + named
					+ " there are several runs: name one, as in " + named.resolve(runs.get(0).getFileName()));
		}
		return runs.get(0);
	}

	/**
	 * The same, or the run of each scenario where it is one of several.
	 * @throws ParameterException if there is none
	 */
	static List<Path> allOf(CommandSpec command, Path named) {
		Path folder = found(command, named);
		try (Stream<Path> inner = Files.list(folder)) {
			List<Path> runs = inner.filter((each) -> Files.exists(each.resolve("result.json"))).sorted().toList();
			return runs.isEmpty() ? List.of(folder) : runs;
		}
		catch (IOException ex) {
			throw new LabException("Cannot look into " + folder + ": " + ex.getMessage(), ex);
		}
	}

	private static Path found(CommandSpec command, Path named) {
		Path among = new Installation().labFolder().resolve("runs").resolve(named);
		for (Path folder : new Path[] { named, among }) {
			if (Files.exists(folder.resolve("result.json"))) {
				return folder;
			}
		}
		throw new ParameterException(command.commandLine(),
				"There is no run " + named + ": there is no result.json in it, nor in " + among);
	}

}
