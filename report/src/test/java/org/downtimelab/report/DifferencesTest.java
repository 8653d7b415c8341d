package org.downtimelab.report;

import java.util.List;
import java.util.Map;

import org.downtimelab.experiment.result.EnvironmentResult;
import org.downtimelab.experiment.result.RunResult;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DifferencesTest {

	private static final EnvironmentResult HERE = new EnvironmentResult("A processor", 2, "Linux 6.1", "17.0.15",
			440_000_000, Map.of("work_mem", "8MB"), Map.of("poolSize", "10"));

	@Test
	void thereAreNoneWhereTheConditionsAreTheSame() {
		assertThat(Differences.between(List.of(run(1_000, "18.6", 250, 50, HERE), run(1_000, "18.6", 250, 50, HERE))))
			.isEmpty();
	}

	@Test
	void eachIsSaid() {
		EnvironmentResult there = new EnvironmentResult("Another", 4, "Linux 6.1", "17.0.15", 1, Map.of(),
				Map.of("poolSize", "50"));
		assertThat(
				Differences.between(List.of(run(1_000, "18.6", 250, 50, HERE), run(2_000, "17.2", 100, 12.5, there))))
			.containsExactly("rows: 1,000 in run 1, 2,000 in run 2",
					"requests/s on each endpoint: 50 in run 1, 12.5 in run 2", "SLO: 250 ms in run 1, 100 ms in run 2",
					"PostgreSQL: 18.6 in run 1, 17.2 in run 2",
					"processor: A processor × 2 in run 1, Another × 4 in run 2",
					"the setting work_mem: 8MB in run 1, the default in run 2",
					"the application's poolSize: 10 in run 1, 50 in run 2");
	}

	private static RunResult run(long rows, String postgres, long sloMs, double rate, EnvironmentResult environment) {
		return new RunResult("index", rows, postgres, sloMs, rate, false, null, "2026-01-15T10:00:00+01:00",
				"./lab run index", List.of(), List.of(), environment, List.of());
	}

}
