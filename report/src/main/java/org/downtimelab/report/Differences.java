package org.downtimelab.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.downtimelab.experiment.result.RunResult;

/**
 * The conditions that were not the same in all runs: where there are some, their figures
 * do not differ by the change alone.
 */
final class Differences {

	private final List<RunResult> runs;

	private final List<String> words = new ArrayList<>();

	private Differences(List<RunResult> runs) {
		this.runs = runs;
	}

	/**
	 * As in "SLO: 250 ms in run 1 and run 3, 100 ms in run 2"; none if all is the same.
	 */
	static List<String> between(List<RunResult> runs) {
		Differences differences = new Differences(runs);
		differences.of("rows", (run) -> Figures.count(run.rows()));
		differences.of("requests/s on each endpoint", (run) -> Figures.rate(run.ratePerEndpoint()));
		differences.of("SLO", (run) -> run.sloMs() + " ms");
		differences.of("PostgreSQL", RunResult::postgres);
		differences.of("processor", (run) -> run.environment().processor() + " × " + run.environment().processors());
		differences.of("system", (run) -> run.environment().system());
		differences.of("Java", (run) -> run.environment().java());
		Set<String> settings = new TreeSet<>();
		runs.forEach((run) -> settings.addAll(run.environment().settings().keySet()));
		settings.forEach((setting) -> differences.of("the setting " + setting,
				(run) -> run.environment().settings().getOrDefault(setting, "the default")));
		Set<String> own = new TreeSet<>();
		runs.forEach((run) -> own.addAll(run.environment().application().keySet()));
		own.forEach((setting) -> differences.of("the application's " + setting,
				(run) -> run.environment().application().getOrDefault(setting, "not known")));
		return differences.words;
	}

	private void of(String condition, Function<RunResult, String> value) {
		Map<String, List<String>> byValue = new LinkedHashMap<>();
		for (int i = 0; i < this.runs.size(); i++) {
			byValue.computeIfAbsent(value.apply(this.runs.get(i)), (any) -> new ArrayList<>()).add("run " + (i + 1));
		}
		if (byValue.size() > 1) {
			this.words.add(condition + ": "
					+ byValue.entrySet()
						.stream()
						.map((each) -> each.getKey() + " in " + String.join(" and ", each.getValue()))
						.collect(Collectors.joining(", ")));
		}
	}

}
