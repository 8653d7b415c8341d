package org.downtimelab.report;

import java.util.List;

import org.downtimelab.experiment.result.RunResult;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ScoreboardTest {

	private final RunResult result = SampleRun.run();

	@Test
	void hasALineForEachPath() {
		assertThat(Scoreboard.text(List.of(this.result), List.of())).contains("✕ risky", "folklore", "✓ safe")
			.satisfies((text) -> assertThat(text.lines()).allMatch((line) -> line.length() <= 106));
	}

	@Test
	void linksEachScenariosReport() {
		assertThat(Scoreboard.html(List.of(this.result), List.of()))
			.contains("<a href=\"" + this.result.scenario() + "/report.html\">")
			.doesNotContain("@@")
			.doesNotContain("http://", "https://");
		assertThat(Scoreboard.markdown(List.of(this.result), List.of()))
			.contains("[" + this.result.scenario() + "](" + this.result.scenario() + "/summary.md)");
	}

	@Test
	void saysWhyAScenarioDidNotFinish() {
		List<Unfinished> unfinished = List
			.of(new Unfinished("lock-queue", "The server said: <too many | clients>,\nand the load did not begin"));
		assertThat(Scoreboard.text(List.of(this.result), unfinished)).contains("✓ safe")
			.containsPattern("lock-queue +\\? +did not finish: The server said: <too many \\| clients>, and the\n")
			.satisfies((text) -> assertThat(text.lines()).allMatch((line) -> line.length() <= 106));
		assertThat(Scoreboard.html(List.of(), unfinished)).contains("<td>lock-queue</td>",
				"did not finish: The server said: &lt;too many | clients&gt;");
		assertThat(Scoreboard.markdown(List.of(), unfinished))
			.contains("| lock-queue |  | ? |  |  | did not finish: The server said: <too many \\| clients>");
	}

}
