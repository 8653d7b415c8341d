package org.downtimelab.report;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.downtimelab.experiment.result.CompatibilityCell;
import org.downtimelab.experiment.result.EndpointResult;
import org.downtimelab.experiment.result.PathResult;

/**
 * The release that could not work with the schema.
 *
 * @param release its name
 * @param place of the first step after which it could not, from 1
 * @param error the one on the endpoints that had most bad requests
 * @param endpoints all that it broke
 */
record BrokenRelease(String release, int place, String error, List<String> endpoints) {

	static Optional<BrokenRelease> of(PathResult path) {
		return broken(path)
			.max(Comparator.comparingLong((cell) -> broken(path)
				.filter((other) -> other.release().equals(cell.release()) && other.error().equals(cell.error()))
				.map(CompatibilityCell::endpoint)
				.distinct()
				.mapToLong((endpoint) -> bad(path, endpoint))
				.sum()))
			.map((worst) -> new BrokenRelease(worst.release(),
					of(path, worst).mapToInt(CompatibilityCell::place).min().orElseThrow(), worst.error(),
					of(path, worst).map(CompatibilityCell::endpoint).distinct().toList()));
	}

	private static Stream<CompatibilityCell> of(PathResult path, CompatibilityCell worst) {
		return broken(path).filter((cell) -> cell.release().equals(worst.release()));
	}

	private static Stream<CompatibilityCell> broken(PathResult path) {
		// The step that ended the path may have worked on ten rows: here its schema never
		// came.
		int reached = path.steps().size() - (path.outcome().equals("succeeded") ? 0 : 1);
		return path.compatibility().stream().filter((cell) -> !cell.ok() && cell.place() <= reached);
	}

	private static long bad(PathResult path, String endpoint) {
		return path.endpoints()
			.stream()
			.filter((seen) -> seen.name().equals(endpoint))
			.mapToLong(EndpointResult::attributableBad)
			.sum();
	}

}
