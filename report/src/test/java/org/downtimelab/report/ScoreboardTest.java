package org.downtimelab.report;

import java.util.List;

import org.downtimelab.experiment.result.RunResult;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ScoreboardTest {

	private final RunResult result = SampleRun.run();

	@Test
	void hasALineForEachPath() {
		assertThat(Scoreboard.text(List.of(this.result))).contains("✕ risky", "folklore", "✓ safe")
			.satisfies((text) -> assertThat(text.lines()).allMatch((line) -> line.length() <= 106));
	}

	@Test
	void linksEachScenariosReport() {
		assertThat(Scoreboard.html(List.of(this.result)))
			.contains("<a href=\"" + this.result.scenario() + "/report.html\">")
			.doesNotContain("@@")
			.doesNotContain("http://", "https://");
		assertThat(Scoreboard.markdown(List.of(this.result)))
			.contains("[" + this.result.scenario() + "](" + this.result.scenario() + "/summary.md)");
	}

}
