package org.downtimelab.console.command;

import java.nio.file.Files;
import java.nio.file.Path;

import org.downtimelab.process.LabException;

/**
 * The folder of a run that somebody names: by its path, or as it is called in .lab/runs.
 */
final class RecordedRunFolder {

	private RecordedRunFolder() {
	}

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
