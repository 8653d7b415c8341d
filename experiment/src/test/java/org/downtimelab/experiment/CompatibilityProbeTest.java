package org.downtimelab.experiment;

import java.util.Arrays;
import java.util.Collections;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CompatibilityProbeTest {

	@Test
	void theErrorThatComesMostOftenIsTheOneThatIsTold() {
		assertThat(CompatibilityProbe
			.mostFrequent(Arrays.asList("HTTP 500: cached plan", "HTTP 500: null value", null, "HTTP 500: null value")))
			.isEqualTo("HTTP 500: null value");
	}

	@Test
	void anErrorThatComesOnceIsToldAsWell() {
		assertThat(CompatibilityProbe.mostFrequent(Arrays.asList(null, "HTTP 500: cached plan", null)))
			.isEqualTo("HTTP 500: cached plan");
		assertThat(CompatibilityProbe.mostFrequent(Collections.nCopies(6, null))).isNull();
	}

}
