package org.downtimelab.console.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.downtimelab.console.result.EndpointResult;
import org.downtimelab.console.result.PathResult;
import org.downtimelab.console.result.RunResult;

/** Two runs of one scenario side by side: what each endpoint of each path had to bear. */
public final class Comparison {

	private static final String ROW = "%-9s %-16s %12s %12s %10s %10s %8s %8s";

	private Comparison() {
	}

	/**
	 * The table, and the two verdicts of each path.
	 * @param first the run that the other is compared with
	 * @param second the other
	 * @return several lines, the last without a line end
	 */
	public static String text(RunResult first, RunResult second) {
		List<String> lines = new ArrayList<>();
		lines.add("1  " + heading(first));
		lines.add("2  " + heading(second));
		lines.add("");
		lines.add(ROW.formatted("path", "endpoint", "downtime 1", "downtime 2", "p99 1", "p99 2", "bad 1", "bad 2"));
		for (PathResult path : first.paths()) {
			Optional<PathResult> other = other(path, second);
			if (other.isPresent()) {
				rows(lines, path, other.get());
			}
			else {
				lines.add("%-9s is not in run 2".formatted(path.path()));
			}
		}
		for (PathResult path : first.paths()) {
			lines.add("");
			lines.add("1  " + Mark.of(path).sign() + " " + path.path() + ": " + path.verdict());
			other(path, second).ifPresent(
					(mate) -> lines.add("2  " + Mark.of(mate).sign() + " " + mate.path() + ": " + mate.verdict()));
		}
		return String.join("\n", lines);
	}

	private static String heading(RunResult run) {
		return "%s, %s, PostgreSQL %s, SLO %d ms, %s requests/s per endpoint, %s%s".formatted(run.scenario(),
				Figures.count(run.rows(), "row"), run.postgres(), run.sloMs(), Figures.rate(run.ratePerEndpoint()),
				run.startedAt(), run.noisy() ? ", noisy: " + run.noise() : "");
	}

	private static Optional<PathResult> other(PathResult path, RunResult second) {
		return second.paths().stream().filter((each) -> each.path().equals(path.path())).findFirst();
	}

	private static void rows(List<String> lines, PathResult path, PathResult mate) {
		for (EndpointResult one : path.endpoints()) {
			mate.endpoints()
				.stream()
				.filter((each) -> each.name().equals(one.name()))
				.findFirst()
				.ifPresent((two) -> lines
					.add(ROW.formatted(path.path(), OneLine.first(one.name(), 16), Figures.time(one.downtimeMs()),
							Figures.time(two.downtimeMs()), Figures.time(one.p99Ms()), Figures.time(two.p99Ms()),
							Figures.count(one.failed() + one.slow()), Figures.count(two.failed() + two.slow()))));
		}
	}

}
