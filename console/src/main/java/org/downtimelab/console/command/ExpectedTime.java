package org.downtimelab.console.command;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.downtimelab.experiment.result.RunResult;

/** How long it takes to run several scenarios, by how long it took before. */
final class ExpectedTime {

	/**
	 * Of one path at default rows, on average: docs/METHOD.md, "How long a run takes".
	 */
	static final Duration PATH = Duration.ofSeconds(68);

	/** The last run of each command at each number of rows, in milliseconds. */
	private final Map<String, Double> lastMs = new HashMap<>();

	/**
	 * By earlier runs.
	 * @param recorded the last ones come last
	 */
	ExpectedTime(List<RunResult> recorded) {
		for (RunResult run : recorded) {
			if (run.tookMs() != null) {
				this.lastMs.put(key(run.command(), run.rows()), run.tookMs());
			}
		}
	}

	/** One or two sentences: how long they take in all, and how that is known. */
	String words(List<PlannedRun> runs) {
		double ms = 0;
		int unknown = 0;
		long unseeded = 0;
		long rows = 0;
		for (PlannedRun run : runs) {
			Double last = this.lastMs.get(key(run.command(), run.rows()));
			ms += (last != null) ? last : run.paths() * PATH.toMillis();
			unknown += (last != null) ? 0 : 1;
			unseeded += run.seeded() ? 0 : 1;
			rows += run.seeded() ? 0 : run.rows();
		}
		return "%d scenarios, about %d minutes%s.".formatted(runs.size(), Math.max(1, Math.round(ms / 60_000)),
				source(runs.size(), unknown))
				+ ((unseeded > 0) ? String.format(Locale.ROOT,
						" %d of them must be seeded first (%,d rows): that comes on top.", unseeded, rows) : "");
	}

	private static String source(int all, int unknown) {
		String perPath = "%d s per path (docs/METHOD.md)".formatted(PATH.toSeconds());
		if (unknown == 0) {
			return ", as in your last runs";
		}
		return (unknown == all) ? ": none has run here with these options, so " + perPath
				: ": %d as in your last runs, %d that %s not run here with these options at %s".formatted(all - unknown,
						unknown, (unknown == 1) ? "has" : "have", perPath);
	}

	private static String key(String command, long rows) {
		return rows + " " + command;
	}

}
