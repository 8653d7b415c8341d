package org.downtimelab.report;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ComparisonTest {

	@Test
	void setsEachEndpointBesideItself() {
		String text = Comparison
			.text(List.of(SampleRun.of(SampleRun.risky(), SampleRun.safe()), SampleRun.of(SampleRun.safe())));
		assertThat(text)
			.containsPattern("(?m)^safe +large-update +1 +0 .*\nsafe +large-update +2 +0 .*\nsafe +large-insert +1 ");
		assertThat(text.lines()).filteredOn((line) -> line.startsWith("safe "))
			.hasSize(8)
			.allMatch((line) -> line.length() <= 100);
	}

	@Test
	void showsThePathsOfEveryRun() {
		String text = Comparison.text(List.of(SampleRun.of(SampleRun.risky()), SampleRun.of(SampleRun.folklore()),
				SampleRun.of(SampleRun.safe())));
		assertThat(text).containsPattern("(?m)^risky +large-update +1 +3.3 s ")
			.containsPattern("(?m)^folklore +large-update +2 +0 ")
			.containsPattern("(?m)^safe +large-update +3 +0 ")
			.contains("✕ risky, run 1: " + SampleRun.risky().verdict(), "! folklore, run 2: ", "✓ safe, run 3: ");
	}

	@Test
	void saysInWhatTheConditionsDiffer() {
		String text = Comparison.text(List.of(SampleRun.of(SampleRun.safe()), SampleRun.fewerRows(SampleRun.safe()),
				SampleRun.of(SampleRun.safe())));
		assertThat(text).contains("the runs differ in rows: 5,000,000 in run 1 and run 3, 1,000,000 in run 2\n");
	}

}
