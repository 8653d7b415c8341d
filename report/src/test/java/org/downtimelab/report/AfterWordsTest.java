package org.downtimelab.report;

import java.util.List;

import org.downtimelab.experiment.result.AfterTheLock;
import org.downtimelab.experiment.result.AfterTheLock.EndpointAfter;
import org.downtimelab.experiment.result.AfterTheLock.PlanResult;
import org.downtimelab.experiment.result.AfterTheLock.TableAfter;
import org.downtimelab.experiment.result.AfterTheLock.TableState;
import org.downtimelab.experiment.result.PathResult;
import org.downtimelab.experiment.result.RowLockResult;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AfterWordsTest {

	private static final List<PlanResult> BY_INDEX = plan("Limit", "  ->  Index Scan using i on large_order lo1_0");

	private static final List<PlanResult> BY_TABLE = plan("Limit", "  ->  Sort",
			"    ->  Seq Scan on large_order lo1_0");

	private static final TableState BEFORE = new TableState(23_100_000, 6_800_000, 400, List.of("seldom"));

	@Test
	void whatEachPathLeftBehindIsSaidInAFewWords() {
		assertThat(words(marked())).containsExactly(
				"new plan for large-read and large-update: Seq Scan on large_order, before Index Scan using i on large_order.",
				"After the last step, p99 took a while to be as before: large-read 12.3 s.",
				"When the load ended, p99 was not yet as before: large-update.",
				"large_order: table 23 MB before, 46 MB after; indexes 6.8 MB before, 12 MB after; dead tuples 400"
						+ " before, 300,000 after; no statistics on amount.",
				"row locks: up to 7 sessions waited for rows of large_order that UPDATE large_order … had changed, the"
						+ " longest for 3.2 s.");
	}

	@Test
	void nothingIsSaidWhereNothingChangedButByTheUsersWrites() {
		TableState same = new TableState(24_000_000, 7_000_000, 2_100, List.of("seldom"));
		AfterTheLock calm = new AfterTheLock(
				List.of(new EndpointAfter("large-read", 300.0, true, BY_INDEX, BY_INDEX),
						new EndpointAfter("large-update", null, null, List.of(), List.of())),
				List.of(new TableAfter("large_order", BEFORE, same),
						new TableAfter("small_order", new TableState(8_192, 16_384, 0, List.of()),
								new TableState(900_000, 900_000, 900, List.of()))));
		assertThat(words(SampleRun.left(SampleRun.safe(), calm, rows(180)))).isEmpty();
		assertThat(words(SampleRun.safe())).isEmpty();
	}

	@Test
	void tablesThatCameOrWentAndStatementsThatCannotBePlannedAreNamed() {
		AfterTheLock left = new AfterTheLock(
				List.of(new EndpointAfter("large-read", 0.0, false, BY_INDEX,
						List.of(new PlanResult("SELECT 1", List.of(), 0, "ERROR: column note does not exist")))),
				List.of(new TableAfter("large_new", null, BEFORE), new TableAfter("large_old", BEFORE, null)));
		assertThat(words(SampleRun.left(SampleRun.safe(), left)))
			.containsExactly("new plan for large-read: none (column note does not exist), before Index Scan using i on"
					+ " large_order.", "large_new is new: 23 MB, its indexes 6.8 MB.", "large_old is gone.");
	}

	@Test
	void theVerdictSaysDowntimeFirstAndThenWhatKeptThoseWhoWereDownSlow() {
		assertThat(marked().verdict()).isEqualTo("writes down 3.3 s, reads too: 2.6 s (no connection was free);"
				+ " new plan for large-read and large-update: Seq Scan on large_order, before Index Scan using i on"
				+ " large_order");
		PathResult calm = SampleRun.left(SampleRun.safe(), marked().afterTheLock());
		assertThat(AfterWords.slow(marked(), "large-read"::equals)).as("large-update was not down")
			.noneMatch((words) -> words.contains("large-update"));
		assertThat(calm.verdict()).as("nobody was down").startsWith("zero bad requests").doesNotContain("plan");
	}

	@Test
	void itStandsInAllReports() {
		PathResult marked = marked();
		assertThat(Summary.markdown(SampleRun.of(marked))).contains("- large\\_order: table 23 MB before");
		assertThat(ResultTable.text(SampleRun.of(marked), false)).contains("    new plan for large-read");
		assertThat(ReportData.json(List.of(new RecordedRun(SampleRun.of(marked), List.of()))))
			.contains("\"after\":[\"new plan");
	}

	/** One that leaves all there is to say. */
	static PathResult marked() {
		AfterTheLock left = new AfterTheLock(
				List.of(new EndpointAfter("large-read", 12_340.0, false, BY_INDEX, BY_TABLE),
						new EndpointAfter("large-update", null, false, BY_INDEX, BY_TABLE)),
				List.of(new TableAfter("large_order", BEFORE,
						new TableState(46_200_000, 11_700_000, 300_000, List.of("seldom", "amount")))));
		return SampleRun.left(SampleRun.risky(), left, rows(3_200));
	}

	private static RowLockResult rows(double longestMs) {
		return new RowLockResult("UPDATE large_order SET amount = 0", "large_order", 11_000, 14_000, 7, 9_000,
				longestMs, List.of(new RowLockResult.RowWaits("downtime-lab-app", "update large_order", 9, 9_000)));
	}

	private static List<PlanResult> plan(String... lines) {
		return List.of(new PlanResult("select ?", List.of(lines), 1, null));
	}

	private static List<String> words(PathResult path) {
		return AfterWords.of(path, SampleRun.fewerRows(path));
	}

}
