package org.downtimelab.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.downtimelab.experiment.result.EndpointResult;
import org.downtimelab.experiment.result.PathResult;

/** What was noise on a path, and what else to know of how it was measured. */
final class NoiseWords {

	private NoiseWords() {
	}

	/** One sentence each; none on a machine that was quiet. */
	static List<String> of(PathResult path) {
		List<String> words = new ArrayList<>();
		List<EndpointResult> noisy = path.endpoints().stream().filter((seen) -> seen.noiseBad() > 0).toList();
		if (!noisy.isEmpty()) {
			words.add("noise that does not count: %s while the canary was bad (%s)".formatted(
					Figures.count(noisy.stream().mapToLong(EndpointResult::noiseBad).sum(), "bad request"),
					noisy.stream()
						.map((seen) -> seen.name() + " " + Figures.count(seen.noiseBad()) + ", "
								+ Figures.time(seen.noiseMs()) + " of downtime")
						.collect(Collectors.joining("; "))));
		}
		path.notes().forEach((note) -> words.add("note: " + note));
		return words;
	}

}
