package org.downtimelab.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.downtimelab.experiment.result.AfterTheLock;
import org.downtimelab.experiment.result.AfterTheLock.EndpointAfter;
import org.downtimelab.experiment.result.AfterTheLock.TableAfter;
import org.downtimelab.experiment.result.AfterTheLock.TableState;
import org.downtimelab.experiment.result.PathResult;
import org.downtimelab.experiment.result.RowLockResult;
import org.downtimelab.experiment.result.RunResult;

/** What a path left behind when its locks were gone. Nothing changed, nothing is said. */
final class AfterWords {

	/** The p99 is that of a second. */
	private static final double LATE_MS = 1_000;

	/** Below these two, a size changes by the users' own writes. */
	private static final double CHANGED = 0.1;

	private static final long CHANGED_BYTES = 1_000_000;

	private AfterWords() {
	}

	/**
	 * All of it.
	 * @param run whose SLO and rows count
	 * @return sentences; none if nothing changed or nothing is known
	 */
	static List<String> of(PathResult path, RunResult run) {
		List<String> words = new ArrayList<>();
		AfterTheLock after = path.afterTheLock();
		if (after != null) {
			words.addAll(plans(after.endpoints()));
			words.addAll(back(
					after.endpoints().stream().filter((endpoint) -> hadBadRequests(path, endpoint.name())).toList()));
			after.tables().forEach((table) -> words.addAll(table(table, mostByUsers(path, run))));
		}
		path.rowLocks()
			.stream()
			.filter((lock) -> lock.longestMs() >= run.sloMs())
			.forEach((lock) -> words.add(rows(lock)));
		return words.stream().map(StepWords::sentence).toList();
	}

	/**
	 * Of endpoints that were down, and slow when the last step was over: their new plans.
	 */
	static List<String> slow(PathResult path, Predicate<String> down) {
		if (path.afterTheLock() == null) {
			return List.of();
		}
		List<EndpointAfter> slow = path.afterTheLock()
			.endpoints()
			.stream()
			.filter((endpoint) -> down.test(endpoint.name()) && late(endpoint))
			.toList();
		return plans(slow);
	}

	/** Of one that nobody noticed, the p99 of a second says little. */
	private static boolean hadBadRequests(PathResult path, String endpoint) {
		return path.endpoints().stream().anyMatch((seen) -> seen.name().equals(endpoint) && seen.attributableBad() > 0);
	}

	private static boolean late(EndpointAfter endpoint) {
		return endpoint.backMs() == null || endpoint.backMs() >= LATE_MS;
	}

	private static List<String> plans(List<EndpointAfter> endpoints) {
		Map<String, List<String>> byChange = new LinkedHashMap<>();
		endpoints.stream()
			.filter((endpoint) -> Boolean.FALSE.equals(endpoint.samePlans()))
			.forEach((endpoint) -> byChange
				.computeIfAbsent(PlanWords.change(endpoint.before(), endpoint.after()), (key) -> new ArrayList<>())
				.add(endpoint.name()));
		return byChange.entrySet()
			.stream()
			.map((change) -> "new plan for " + String.join(" and ", change.getValue()) + ": " + change.getKey())
			.toList();
	}

	private static List<String> back(List<EndpointAfter> endpoints) {
		List<String> words = new ArrayList<>();
		String late = endpoints.stream()
			.filter((endpoint) -> endpoint.backMs() != null && late(endpoint))
			.map((endpoint) -> endpoint.name() + " " + Figures.time(endpoint.backMs()))
			.collect(Collectors.joining(", "));
		if (!late.isEmpty()) {
			words.add("After the last step, p99 took a while to be as before: " + late);
		}
		String never = endpoints.stream()
			.filter((endpoint) -> endpoint.backMs() == null)
			.map(EndpointAfter::name)
			.collect(Collectors.joining(", "));
		if (!never.isEmpty()) {
			words.add("When the load ended, p99 was not yet as before: " + never);
		}
		return words;
	}

	/**
	 * Each write leaves one dead tuple at most; autovacuum leaves more than 1 % alone.
	 */
	private static long mostByUsers(PathResult path, RunResult run) {
		return Math.max(path.acknowledgedWrites(), run.rows() / 100);
	}

	private static List<String> table(TableAfter table, long mostByUsers) {
		TableState before = table.before();
		TableState after = table.after();
		if (before == null || after == null) {
			return List.of((after == null) ? table.table() + " is gone" : table.table() + " is new: "
					+ size(after.tableBytes()) + ", its indexes " + size(after.indexBytes()));
		}
		List<String> words = new ArrayList<>();
		if (changed(before.tableBytes(), after.tableBytes())) {
			words.add("table %s before, %s after".formatted(size(before.tableBytes()), size(after.tableBytes())));
		}
		if (changed(before.indexBytes(), after.indexBytes())) {
			words.add("indexes %s before, %s after".formatted(size(before.indexBytes()), size(after.indexBytes())));
		}
		if (after.deadTuples() - before.deadTuples() > mostByUsers) {
			words.add("dead tuples %s before, %s after".formatted(Figures.count(before.deadTuples()),
					Figures.count(after.deadTuples())));
		}
		List<String> unknown = new ArrayList<>(after.withoutStatistics());
		unknown.removeAll(before.withoutStatistics());
		if (!unknown.isEmpty()) {
			words.add("no statistics on " + String.join(", ", unknown));
		}
		return words.isEmpty() ? List.of() : List.of(table.table() + ": " + String.join("; ", words));
	}

	private static boolean changed(long before, long after) {
		long change = Math.abs(after - before);
		return change >= CHANGED_BYTES && change >= CHANGED * before;
	}

	private static String size(long bytes) {
		return (bytes < 9_950_000) ? String.format(Locale.ROOT, "%.1f MB", bytes / 1e6)
				: Figures.count(Math.round(bytes / 1e6)) + " MB";
	}

	private static String rows(RowLockResult lock) {
		return "row locks: up to %s waited for rows%s that %s had changed, the longest for %s".formatted(
				Figures.count(lock.peakWaiters(), "session"), (lock.relation() != null) ? " of " + lock.relation() : "",
				OneLine.statement(lock.statement()), Figures.time(lock.longestMs()));
	}

}
