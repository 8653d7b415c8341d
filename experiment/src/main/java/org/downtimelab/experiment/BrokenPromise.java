package org.downtimelab.experiment;

import java.util.ArrayList;
import java.util.List;

import org.downtimelab.experiment.result.CompatibilityCell;
import org.downtimelab.experiment.result.EndpointResult;
import org.downtimelab.experiment.result.PathResult;
import org.downtimelab.experiment.result.RunResult;
import org.downtimelab.scenario.Promise;

/**
 * What a path that claims to be safe did all the same. Noise breaks no promise: of the
 * bad requests, those count that are attributable to the change.
 */
public final class BrokenPromise {

	private BrokenPromise() {
	}

	/** In words, one for each thing that it did; none, if all paths kept theirs. */
	public static List<String> in(RunResult result) {
		List<String> broken = new ArrayList<>();
		result.paths().forEach((path) -> broken.addAll(of(path)));
		broken.addAll(result.schemaDifferences());
		return broken;
	}

	/** Likewise of one path; none, if it promised nothing or has no verdict. */
	public static List<String> of(PathResult path) {
		List<String> broken = new ArrayList<>();
		if (Promise.SAFE.name().equals(path.promise()) && path.noise() == null) {
			look(path, broken);
		}
		return broken;
	}

	private static void look(PathResult path, List<String> broken) {
		if (path.lostWrites() > 0) {
			broken.add("%s acknowledged writes are lost".formatted(path.lostWrites()));
		}
		if (path.destroyedRows() > 0) {
			broken.add("%s rows are destroyed".formatted(path.destroyedRows()));
		}
		if (!path.outcome().equals("succeeded")) {
			broken.add("it failed: " + path.error());
		}
		if (!path.finalSchemaOk()) {
			broken.add("it ends in the wrong schema: " + String.join(", ", path.schemaProblems()));
		}
		path.compatibility()
			.stream()
			.filter((cell) -> !cell.ok())
			.forEach((cell) -> broken.add("%s of release %s does not work with the schema %s: %s"
				.formatted(cell.endpoint(), cell.release(), when(path, cell), cell.error())));
		for (EndpointResult endpoint : path.endpoints()) {
			if (endpoint.attributableBad() > 0) {
				broken.add("%s had %s failed and %s slow requests%s, the slowest of %s ms".formatted(endpoint.name(),
						endpoint.failed(), endpoint.slow(),
						(endpoint.noiseBad() > 0) ? " (" + endpoint.noiseBad() + " of them noise)" : "",
						Math.round(endpoint.maxMs())));
			}
		}
	}

	private static String when(PathResult path, CompatibilityCell cell) {
		if (cell.place() == 0) {
			return "before the first step";
		}
		// The rehearsal may have come further than the path.
		return "after \"%s\""
			.formatted((cell.place() > path.steps().size()) ? cell.step() : path.steps().get(cell.place() - 1).title());
	}

}
