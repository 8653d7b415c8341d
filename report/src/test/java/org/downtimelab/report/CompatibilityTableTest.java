package org.downtimelab.report;

import java.util.List;

import org.downtimelab.experiment.result.CompatibilityCell;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CompatibilityTableTest {

	@Test
	void aReleaseHasARowAndAStepAColumnEvenWhenTwoStepsShareAName() {
		CompatibilityTable table = CompatibilityTable
			.of(List.of(works(0, "start", "v1"), works(1, "V2", "v1"), works(2, "v2", "v1"), works(2, "v2", "v2"),
					new CompatibilityCell(3, "V2", "v2", "large-insert", false, "500 column \"note\" does not exist"),
					works(3, "V2", "v2")));
		assertThat(table.steps()).containsExactly("start", "V2", "v2", "V2");
		assertThat(table.rows()).containsOnlyKeys("v1", "v2");
		assertThat(table.rows().get("v1")).containsExactly("works", "works", "works", "");
		assertThat(table.rows().get("v2")).containsExactly("", "", "works",
				"large-insert: 500 column \"note\" does not exist");
	}

	private static CompatibilityCell works(int place, String step, String release) {
		return new CompatibilityCell(place, step, release, "large-read", true, null);
	}

}
