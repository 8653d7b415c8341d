package org.downtimelab.experiment;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PathResultBuilderTest {

	@Test
	void aLostWriteBelongsToTheStepThatHadBegunWhenItWasAcknowledged() {
		List<PlayedStep> steps = List.of(new PlayedStep(null, 100, 190, 0, 0), new PlayedStep(null, 200, 290, 0, 0));
		List<Long> lostAt = List.of(99L, 100L, 195L, 200L, 900L);
		assertThat(PathResultBuilder.lostWhile(steps, 0, lostAt)).isEqualTo(2);
		assertThat(PathResultBuilder.lostWhile(steps, 1, lostAt)).as("to the end of the path").isEqualTo(2);
	}

}
