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

	/** The one that somebody names: by its path, or as it is called in .lab/runs. */
	static Path of(Path named) {
		Path among = new Installation().labFolder().resolve("runs").resolve(named);
		for (Path folder : new Path[] { named, among }) {
			if (Files.exists(folder.resolve("result.json"))) {
				return folder;
			}
		}
		throw new LabException("There is no run " + named + ": there is no result.json in it, nor in " + among);
	}

}
