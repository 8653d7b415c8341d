package org.downtimelab.report;

import java.util.List;

import org.downtimelab.experiment.result.EndpointResult;
import org.downtimelab.experiment.result.PathResult;
import org.downtimelab.experiment.result.RunResult;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ResultTableTest {

	private static final String RED = "\u001B[31m";

	@Test
	void hasARowForEachPathAndEndpoint() {
		String text = ResultTable.text(SampleRun.run(), false);
		assertThat(text.lines())
			.filteredOn((line) -> line.matches("(risky|folklore|safe| +) +(large|small)-\\S+ +\\d.*"))
			.hasSize(12);
		assertThat(text).containsPattern("large-update +900 +12 +161 +3.3 s +3.3 s +3.1 ms +3.1 s");
	}

	@Test
	void tellsVerdictLocksWritesAndSchema() {
		assertThat(ResultTable.text(SampleRun.run(), false)).contains(
				"✕ risky: writes down 3.3 s, reads too: 2.6 s (no connection was free)",
				"CREATE INDEX … locked large_order for 3.1 s (SHARE): every write waited.",
				"CREATE INDEX … took ShareLock on large_order: held 3.1 s, blocks writes, up to 10 sessions",
				"1,800 acknowledged writes, none lost", "the final schema is ok", "! folklore:",
				"final schema: large_order_customer_id_idx is INVALID", "✓ safe: zero bad requests");
	}

	@Test
	void tellsWhatWasLost() {
		PathResult lossy = SampleRun.judged("folklore", "swap", "succeeded", null, SampleRun.calm(), List.of(), 12,
				List.of());
		assertThat(ResultTable.text(SampleRun.of(lossy), false)).contains("✕ folklore: 12 acknowledged writes lost",
				"1,800 acknowledged writes, 12 LOST", "row 4711 should say 'w-0', but says 'seed'");
	}

	@Test
	void beginsWithTheChangeInWords() {
		assertThat(ResultTable.text(SampleRun.run(), false))
			.startsWith("Add an index on large_order (customer_id)\nindex · 5,000,000 rows");
	}

	@Test
	void saysWhyAPercentileIsSlowWhereNoRequestCountsAsSlow() {
		PathResult failing = SampleRun.judged("risky", "", "succeeded", null,
				List.of(SampleRun.seen("large-insert", 400, 0, 3000)), List.of(), 0, List.of());
		assertThat(ResultTable.text(SampleRun.of(failing), false)).contains("p50 and p99 also count failed requests");
		assertThat(ResultTable.text(SampleRun.run(), false)).doesNotContain("also count failed requests");
	}

	@Test
	void fitsAHundredColumnsWhateverItIsGiven() {
		String problem = "index ".repeat(60) + "x".repeat(250);
		PathResult wordy = SampleRun.judged("safe", "", "succeeded", null, SampleRun.calm(), List.of(), 0,
				List.of(problem));
		assertThat(ResultTable.text(SampleRun.of(wordy), false).lines()).allMatch((line) -> line.length() <= 100);
		assertThat(ResultTable.text(SampleRun.noisy(), false).lines()).allMatch((line) -> line.length() <= 100);
	}

	@Test
	void saysInOneLineWhatTheFiguresLeaveOut() {
		assertThat(ResultTable.text(SampleRun.run(), false).lines().toList()).last()
			.asString()
			.startsWith("One server, no standbys.");
	}

	@Test
	void whatIsNoiseStandsBesideTheFigures() {
		EndpointResult noisy = new EndpointResult("large-read", 900, 0, 3, 420, 420, false, 3, 9, 600, 9, 0L, 3L, 420.0,
				List.of());
		PathResult safe = SampleRun.judged("safe", "", "succeeded", null, List.of(noisy), List.of(), 0, List.of("x"));
		assertThat(ResultTable.text(SampleRun.of(safe), true)).doesNotContain(RED + "    420 ms")
			.contains("noise that does not count: 3 bad requests while the canary was bad");
	}

	@Test
	void coloursOnlyWhereItIsTold() {
		assertThat(ResultTable.text(SampleRun.run(), false)).doesNotContain("\u001B");
		String coloured = ResultTable.text(SampleRun.run(), true);
		assertThat(coloured).contains(RED + "    161", RED + "     3.3 s").doesNotContain(RED + "      0");
		assertThat(coloured.replaceAll("\u001B\\[\\d+m", "")).isEqualTo(ResultTable.text(SampleRun.run(), false));
	}

	@Test
	void lettersOfTheServerCannotMoveTheCursor() {
		PathResult hostile = SampleRun.judged("safe", "", "failed", "ERROR: \u001B[2J gone", SampleRun.calm(),
				List.of(), 0, List.of());
		assertThat(ResultTable.text(SampleRun.of(hostile), false)).doesNotContain("\u001B").contains("gone");
	}

	@Test
	void aNoisyRunIsNotJudged() {
		RunResult noisy = SampleRun.noisy();
		assertThat(ResultTable.text(noisy, false))
			.contains("No verdict: a request that touches", "? risky: no verdict: a request that touches",
					"safe ends in another schema than risky")
			.doesNotContain("✓", "✕");
	}

	@Test
	void saysWhatWentWrongBesideTheRunAndJudgesItAllTheSame() {
		assertThat(ResultTable.text(SampleRun.withNote("a listener failed"), false)).contains("Note: a listener failed",
				"✓ safe:");
	}

}
