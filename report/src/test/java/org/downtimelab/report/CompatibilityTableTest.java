package org.downtimelab.report;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.downtimelab.experiment.result.CompatibilityCell;
import org.downtimelab.experiment.result.PathResult;
import org.downtimelab.experiment.result.StepResult;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CompatibilityTableTest {

	private static final List<String> WORKS = List.of("works");

	@Test
	void aReleaseHasARowAndAStepAColumnEvenWhenTwoStepsShareAName() {
		CompatibilityTable table = CompatibilityTable
			.of(path(works(0, "start", "v1"), works(1, "V2", "v1"), works(2, "v2", "v1"), works(2, "v2", "v2"),
					new CompatibilityCell(3, "V2", "v2", "large-insert", false, "HTTP 500: no column"),
					works(3, "V2", "v2")));
		assertThat(table.steps()).containsExactly("before step 1", "after step 1", "after step 2", "after step 3");
		assertThat(table.rows()).containsOnlyKeys("v1", "v2");
		assertThat(table.rows().get("v1")).containsExactly(WORKS, WORKS, WORKS, List.of());
		assertThat(table.rows().get("v2")).containsExactly(List.of(), List.of(), WORKS,
				List.of("large-insert: HTTP 500: no column"));
	}

	@Test
	void aRehearsalThatCameFurtherThanThePathHasItsOwnColumns() {
		assertThat(
				CompatibilityTable.of(path(works(3, "V2", "v1"), works(4, "V4", "v1"), works(5, "V5", "v1"))).steps())
			.containsExactly("after step 3", "after step 4", "after step 5");
	}

	private static PathResult path(CompatibilityCell... cells) {
		List<StepResult> steps = Stream.of("V2", "v2", "V2")
			.map((name) -> new StepResult(name, "migration", "", 0, 0, null, 1, null, List.of(), null, null, null, null,
					null))
			.toList();
		return new PathResult("risky", "", "succeeded", null, 0, Map.of(), List.of(), List.of(), steps, 0, 0, List.of(),
				0, "", true, List.of(), "", 0, 0, List.of(cells), null, null, null, null, null, null);
	}

	private static CompatibilityCell works(int place, String step, String release) {
		return new CompatibilityCell(place, step, release, "large-read", true, null);
	}

}
