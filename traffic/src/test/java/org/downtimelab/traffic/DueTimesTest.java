package org.downtimelab.traffic;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DueTimesTest {

	@Test
	void theEarliestStartThatAnyRequestAllowsIsTheStart() {
		DueTimes dueTimes = new DueTimes(50);
		dueTimes.observe(0, 1_090_000);
		assertThat(dueTimes.due(0)).isEqualTo(1_090_000);
		dueTimes.observe(1, 1_021_000);
		assertThat(dueTimes.due(0)).isEqualTo(1_001_000);
		dueTimes.observe(2, 1_300_000);
		assertThat(dueTimes.due(2)).isEqualTo(1_041_000);
	}

	@Test
	void aThirdOfASecondDoesNotAddUpToADrift() {
		assertThat(DueTimes.offset(1, 30)).isEqualTo(33_333);
		assertThat(DueTimes.offset(108_000, 30)).isEqualTo(3_600_000_000L);
	}

}
