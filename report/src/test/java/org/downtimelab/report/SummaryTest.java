package org.downtimelab.report;

import java.util.List;

import org.downtimelab.experiment.result.PathResult;
import org.downtimelab.experiment.result.StatementResult;
import org.downtimelab.experiment.result.StepResult;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SummaryTest {

	@Test
	void hasATablePerPathWithTheFiguresAsMeasured() {
		String markdown = Summary.markdown(SampleRun.run());
		assertThat(markdown).startsWith("# Add an index on large\\_order (customer\\_id)\n")
			.contains("## ✕ risky\n",
					"What beginners and frameworks do: CREATE INDEX, as every framework generates it\n",
					"**writes down 3.3 s, reads too: 2.6 s (no connection was free)**\n",
					"| large-update | 900 | 12 | 161 | 3290 | 3290 | 3.1 | 3080.2 | 3201 | 9 | 0 | 0 |\n",
					"```sh\n./lab run index --rate 50 --slo 250\n```");
		assertThat(markdown.lines()).filteredOn((line) -> line.startsWith("| --- | ---:")).hasSize(3);
		assertThat(markdown).contains("| release | before step 1 |\n| --- | --- |\n| v1 | works |\n");
	}

	@Test
	void theSafePathStandsNearTheTopAsAListWithoutWhatTheLabPlaysMeanwhile() {
		String markdown = Summary.markdown(SampleRun.of(SampleRun.risky(), SampleRun.safely()));
		assertThat(markdown.indexOf("## What to do instead")).isPositive().isLessThan(markdown.indexOf("## ✕ risky"));
		assertThat(markdown)
			.contains("1. Drop what a failed try has left. Only an INVALID index goes.",
					"no user waited long: look again, and repeat the step", "No way back: the index is gone.",
					"   ```sql\n   -- why\n   DROP INDEX i;\n   ```", "2. Check that the index is valid.")
			.doesNotContain(". A report reads");
	}

	@Test
	void aStepThatLooksBeforeItQueuesSaysHow() {
		StepResult guarded = new StepResult("V2", "migration", "Add the column.", 0, 10, null, 1, null,
				List.of(new StatementResult("ALTER TABLE large_order ADD x int", 10, 0, null,
						List.of(SampleRun.lock("AccessExclusiveLock", 0, 0, 4, List.of("read", "write"), 0)),
						List.of())),
				"ALTER TABLE large_order ADD x int;", null, true, null, null);
		assertThat(Summary.markdown(SampleRun.of(SampleRun.judged("safe", "look first", "succeeded", null,
				SampleRun.calm(), List.of(guarded), 0, List.of()))))
			.contains("There must be none.", "WHERE relation IN ('large_order'::regclass) AND xact_start < now()");
	}

	@Test
	void everyRowHasTheColumnsOfItsHeading() {
		assertThat(Summary.markdown(SampleRun.run()).lines()).filteredOn((line) -> line.startsWith("| large-"))
			.hasSize(9)
			.allMatch((line) -> line.chars().filter((c) -> c == '|').count() == 13);
	}

	@Test
	void listsWhatWasLostAndWhatIsWrong() {
		PathResult lossy = SampleRun.judged("folklore", "swap", "succeeded", null, SampleRun.calm(), List.of(), 2,
				List.of("column \"note\" is missing"));
		assertThat(Summary.markdown(SampleRun.of(lossy))).contains("1,800 acknowledged writes, 2 LOST.",
				"Final schema: **not ok**", "- column \"note\" is missing\n", "- row 4711 should say");
	}

	@Test
	void textsFromElsewhereStayText() {
		PathResult odd = SampleRun.judged("safe", "a|b <script> *c*", "succeeded", null, SampleRun.calm(), List.of(), 0,
				List.of());
		assertThat(Summary.markdown(SampleRun.of(odd))).contains("a\\|b \\<script\\> \\*c\\*");
	}

	@Test
	void aNoisyRunSaysSo() {
		assertThat(Summary.markdown(SampleRun.noisy())).contains("> **No verdict:** a request", "## ? risky",
				"## The paths do not end in the same schema", "- note: the baseline was not calm: p99 up to 78 ms");
	}

	@Test
	void saysWhatTheFiguresLeaveOut() {
		assertThat(Summary.markdown(SampleRun.run())).contains("The lab measures one server and no standbys.",
				"No checkpoint runs during a path");
	}

	@Test
	void saysWhatTheApplicationHadAndWhatWentWrongBesideTheRun() {
		assertThat(Summary.markdown(SampleRun.withNote("a listener failed"))).contains("> **Note:** a listener failed",
				"The application's settings, as the application reports them: poolSize = 10.");
	}

}
