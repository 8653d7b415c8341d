package org.downtimelab.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

import org.downtimelab.experiment.result.PathResult;
import org.downtimelab.report.RecordedRun;

/**
 * What the stage has played, as it wrote it down.
 *
 * @param folder of a folder for each run, with its time first in its name
 */
record StageRuns(Path folder) {

	/** The last that was played of this path. */
	PathResult last(String scenario, String path) throws IOException {
		try (Stream<Path> runs = Files.list(this.folder)) {
			return RecordedRun
				.result(runs.filter((each) -> each.toString().endsWith("-" + scenario + "-" + path))
					.max(Comparator.naturalOrder())
					.orElseThrow())
				.paths()
				.get(0);
		}
	}

}
