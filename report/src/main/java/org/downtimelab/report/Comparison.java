package org.downtimelab.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.downtimelab.experiment.result.EndpointResult;
import org.downtimelab.experiment.result.PathResult;
import org.downtimelab.experiment.result.RunResult;

/** Runs of one scenario side by side: what each endpoint of each path had to bear. */
public final class Comparison {

	private static final TextTable TABLE = new TextTable().words("path", 9)
		.words("endpoint", 16)
		.figures("run", 4)
		.figures("downtime", 12)
		.figures("longest stall", 14)
		.figures("p50", 10)
		.figures("p99", 10)
		.figures("bad", 8);

	private final List<RunResult> runs;

	private final List<String> lines = new ArrayList<>();

	private Comparison(List<RunResult> runs) {
		this.runs = runs;
	}

	/**
	 * The runs, what they do not share, the table, and the verdicts.
	 * @param runs of one scenario
	 * @return several lines, the last without a line end
	 */
	public static String text(List<RunResult> runs) {
		Comparison comparison = new Comparison(runs);
		comparison.headings();
		comparison.table();
		comparison.verdicts();
		return String.join("\n", comparison.lines);
	}

	private void headings() {
		for (int i = 0; i < this.runs.size(); i++) {
			this.lines.add("run " + (i + 1) + "  " + heading(this.runs.get(i)));
		}
		Differences.between(this.runs).forEach((words) -> this.lines.add("the runs differ in " + words));
	}

	private static String heading(RunResult run) {
		return "%s, %s, PostgreSQL %s, SLO %s ms, %s requests/s per endpoint, %s%s".formatted(run.scenario(),
				Figures.count(run.rows(), "row"), run.postgres(), run.sloMs(), Figures.rate(run.ratePerEndpoint()),
				run.startedAt(), run.noisy() ? ", no verdict: " + run.noise() : "");
	}

	private void table() {
		this.lines.add("");
		this.lines.add(TABLE.heading());
		for (String name : paths()) {
			List<PathResult> plays = IntStream.range(0, this.runs.size()).mapToObj((i) -> path(name, i)).toList();
			plays.stream()
				.filter(Objects::nonNull)
				.flatMap((play) -> play.endpoints().stream().map(EndpointResult::name))
				.distinct()
				.forEach((endpoint) -> rows(name, endpoint, plays));
		}
	}

	private void rows(String path, String endpoint, List<PathResult> plays) {
		for (int i = 0; i < plays.size(); i++) {
			String run = String.valueOf(i + 1);
			List<EndpointResult> all = (plays.get(i) != null) ? plays.get(i).endpoints() : List.of();
			all.stream()
				.filter((seen) -> seen.name().equals(endpoint))
				.forEach((seen) -> this.lines
					.add(TABLE.row(path, OneLine.first(endpoint, 16), run, Figures.time(seen.downtimeMs()),
							Figures.time(seen.longestStallMs()), Figures.time(seen.p50Ms()), Figures.time(seen.p99Ms()),
							Figures.count(seen.failed() + seen.slow()))));
		}
	}

	private void verdicts() {
		this.lines.add("");
		for (String name : paths()) {
			for (int i = 0; i < this.runs.size(); i++) {
				PathResult play = path(name, i);
				if (play != null) {
					this.lines
						.add("%s %s, run %s: %s".formatted(Mark.of(play).sign(), name, i + 1, Verdict.told(play)));
				}
			}
		}
	}

	/** The paths of all runs, in the order in which they come first. */
	private List<String> paths() {
		return this.runs.stream()
			.flatMap((run) -> run.paths().stream())
			.map(PathResult::path)
			.distinct()
			.collect(Collectors.toList());
	}

	/** A run's path of that name, or null if it has none. */
	private PathResult path(String name, int run) {
		return this.runs.get(run).paths().stream().filter((path) -> path.path().equals(name)).findFirst().orElse(null);
	}

}
