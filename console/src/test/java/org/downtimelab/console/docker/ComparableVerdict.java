package org.downtimelab.console.docker;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.downtimelab.experiment.result.EndpointResult;
import org.downtimelab.experiment.result.LockResult;
import org.downtimelab.experiment.result.PathResult;

/**
 * What a run tells of a path, without its durations: two servers give the same verdict if
 * this is equal. What is left to the machine's speed is not in it:
 * <ul>
 * <li>how many writes are lost: that depends on how many there were; whether one was
 * lost, does not;
 * <li>slow requests while no lock was in the way for as long as the SLO. After a release
 * whose code fails, a backlog or a cold JVM may make them, on any endpoint. Where a lock
 * was in the way for longer, whoever was slow counts, also those whom only the pool held
 * up; and whoever was answered with an error always counts;
 * <li>bad requests that are noise, and whether somebody waited for a row: that is chance;
 * <li>the locks of a release that migrates at its start-up: they are seen from outside
 * only, every 40 ms, and are over sooner than that.
 * </ul>
 *
 * @param path risky, folklore or safe
 * @param outcome what its last migration reported
 * @param schemaOk whether the change is really there
 * @param schema fingerprint of the schema at the end
 * @param broken which release could not work with the schema, after which step, on which
 * endpoint
 * @param down the endpoints that were
 * @param losesWrites whether an acknowledged write is lost
 * @param destroyedRows all of them were seeded, so their number is no matter of speed
 * @param locks those of its migrations that block reads or writes
 */
record ComparableVerdict(String path, String outcome, boolean schemaOk, String schema, Set<String> broken,
		Set<String> down, boolean losesWrites, long destroyedRows, Set<String> locks) {

	static ComparableVerdict of(PathResult path, long sloMs) {
		boolean seen = blocking(path).anyMatch((lock) -> lock.waitedMs() + lock.heldMs() >= sloMs);
		return new ComparableVerdict(path.path(), path.outcome(), path.finalSchemaOk(), path.schemaFingerprint(),
				sorted(path.compatibility()
					.stream()
					.filter((cell) -> !cell.ok())
					.map((cell) -> "%s after %s: %s".formatted(cell.release(), cell.step(), cell.endpoint()))),
				sorted(path.endpoints()
					.stream()
					.filter((endpoint) -> endpoint.attributableBad() > 0 && (endpoint.failed() > 0 || seen))
					.map(EndpointResult::name)),
				path.lostWrites() > 0, path.destroyedRows(),
				sorted(blocking(path).map((lock) -> lock.mode() + " on " + lock.relation())));
	}

	private static Stream<LockResult> blocking(PathResult path) {
		return path.steps()
			.stream()
			.filter((step) -> step.kind().equals("migration"))
			.flatMap((step) -> step.statements().stream())
			.flatMap((statement) -> statement.locks().stream())
			.filter((lock) -> lock.blocks().contains("read") || lock.blocks().contains("write"));
	}

	private static Set<String> sorted(Stream<String> words) {
		return words.collect(Collectors.toCollection(TreeSet::new));
	}

}
