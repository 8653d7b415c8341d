package org.downtimelab.experiment.result;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StepResultTest {

	@Test
	void theTitleOfAStepIsTheFirstSentenceOfItsWhy() {
		assertThat(step("Deploy v1.1, which says RETURNING id. It is the same code.").title())
			.isEqualTo("Deploy v1.1, which says RETURNING id");
		assertThat(step("Check that the index is valid.").title()).isEqualTo("Check that the index is valid");
	}

	@Test
	void aStepWithoutAWhyIsCalledByItsName() {
		assertThat(step("").title()).isEqualTo("V2");
	}

	private static StepResult step(String why) {
		return new StepResult("V2", "migration", why, 0, 1, null, 1, null, List.of(), null, null, null, null, null);
	}

}
