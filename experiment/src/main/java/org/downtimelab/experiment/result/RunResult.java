package org.downtimelab.experiment.result;

import java.util.List;
import java.util.Optional;

/**
 * One run of one scenario.
 *
 * @param scenario its name
 * @param rows of the large table
 * @param postgres the server's version, as in "18.6"
 * @param sloMs a request slower than this is bad
 * @param ratePerEndpoint requests per second and endpoint
 * @param noisy whether some path could not be judged; the others keep their verdicts
 * @param noise which one was the first, and why, or null
 * @param startedAt ISO-8601, with offset
 * @param command what repeats this run
 * @param paths in the order in which they ran
 * @param schemaDifferences between paths that both claim success, in words: none, if all
 * is well
 * @param environment where it took place
 * @param notes what went wrong beside it and did not change it, in words
 * @param tookMs from the first rehearsal to the end of the last path's users, without
 * seeding; null in a result that was recorded before it was there
 */
public record RunResult(String scenario, long rows, String postgres, long sloMs, double ratePerEndpoint, boolean noisy,
		String noise, String startedAt, String command, List<PathResult> paths, List<String> schemaDifferences,
		EnvironmentResult environment, List<String> notes, Double tookMs) {

	public RunResult {
		// A result that was recorded earlier does not have them.
		notes = (notes != null) ? notes : List.of();
	}

	/** A run whose duration is not known. */
	public RunResult(String scenario, long rows, String postgres, long sloMs, double ratePerEndpoint, boolean noisy,
			String noise, String startedAt, String command, List<PathResult> paths, List<String> schemaDifferences,
			EnvironmentResult environment, List<String> notes) {
		this(scenario, rows, postgres, sloMs, ratePerEndpoint, noisy, noise, startedAt, command, paths,
				schemaDifferences, environment, notes, null);
	}

	/**
	 * The first path without a verdict, and why it has none.
	 * @param paths of a run
	 * @return as in "on the safe path, …"; empty if each has a verdict
	 */
	public static Optional<String> unjudged(List<PathResult> paths) {
		return paths.stream()
			.filter((path) -> path.noise() != null)
			.map((path) -> "on the %s path, %s".formatted(path.path(), path.noise()))
			.findFirst();
	}

}
