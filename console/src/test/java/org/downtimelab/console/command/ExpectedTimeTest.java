package org.downtimelab.console.command;

import java.util.List;

import org.downtimelab.experiment.result.RunResult;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ExpectedTimeTest {

	private static final String INDEX = "./lab run index --rate 50 --slo 250";

	private static final String NOT_NULL = "./lab run not-null --rate 50 --slo 250";

	private final PlannedRun index = new PlannedRun(INDEX, 5_000_000, 3, true);

	private final PlannedRun notNull = new PlannedRun(NOT_NULL, 3_000_000, 3, false);

	@Test
	void theLastRunOfTheSameCommandAtTheSameRowsCounts() {
		ExpectedTime time = new ExpectedTime(List.of(run(INDEX, 5_000_000, 3_600_000.0),
				run(INDEX, 5_000_000, 120_000.0), run(INDEX, 1_000, 60_000.0), run(NOT_NULL, 3_000_000, 300_000.0),
				run(NOT_NULL + " --path safe", 3_000_000, 60_000.0), run(NOT_NULL, 3_000_000, null)));
		assertThat(time.words(List.of(this.index, this.notNull)))
			.isEqualTo("2 scenarios, about 7 minutes, as in your last runs."
					+ " 1 of them must be seeded first (3,000,000 rows): that comes on top.");
	}

	@Test
	void whatHasNotRunHereIsReckonedByPath() {
		String perPath = ExpectedTime.PATH.toSeconds() + " s per path (docs/METHOD.md).";
		PlannedRun twelve = new PlannedRun("./lab run other", 1_000, 12, true);
		long minutes = Math.round(12 * ExpectedTime.PATH.toSeconds() / 60.0);
		assertThat(new ExpectedTime(List.of(run(INDEX, 5_000_000, 600_000.0))).words(List.of(this.index, twelve)))
			.isEqualTo("2 scenarios, about " + (10 + minutes)
					+ " minutes: 1 as in your last runs, 1 that has not run here with these options at " + perPath);
		assertThat(new ExpectedTime(List.of()).words(List.of(twelve))).isEqualTo(
				"1 scenarios, about " + minutes + " minutes: none has run here with these options, so " + perPath);
	}

	private static RunResult run(String command, long rows, Double tookMs) {
		return new RunResult("any", rows, "18.6", 250, 50, false, null, "2026-01-15T10:00:00+01:00", command, List.of(),
				List.of(), null, List.of(), tookMs);
	}

}
