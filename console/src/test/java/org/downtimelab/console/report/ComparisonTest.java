package org.downtimelab.console.report;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ComparisonTest {

	@Test
	void setsEachEndpointBesideItself() {
		String text = Comparison.text(SampleRun.of(SampleRun.risky(), SampleRun.safe()),
				SampleRun.of(SampleRun.safe()));
		assertThat(text).contains("risky     is not in run 2")
			.containsPattern("(?m)^safe +large-update +0 +0 ")
			.contains("1  ✕ risky: " + SampleRun.risky().verdict(), "1  ✓ safe: ", "2  ✓ safe: ");
	}

}
