package org.downtimelab.report;

import java.util.List;

import org.downtimelab.experiment.result.CompatibilityCell;
import org.downtimelab.experiment.result.EndpointResult;
import org.downtimelab.experiment.result.LockResult;
import org.downtimelab.experiment.result.PathResult;
import org.downtimelab.experiment.result.StatementResult;
import org.downtimelab.experiment.result.StepResult;
import org.downtimelab.experiment.result.Stretch;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.downtimelab.report.SamplePath.destroying;
import static org.downtimelab.report.SamplePath.losing;
import static org.downtimelab.report.SampleRun.calm;
import static org.downtimelab.report.SampleRun.lock;
import static org.downtimelab.report.SampleRun.seen;

class WhyTest {

	@Test
	void aLockThatEverybodyWaitedForAndThePoolThatItEmptied() {
		assertThat(why(SampleRun.risky()))
			.isEqualTo("CREATE INDEX … locked large_order for 3.1 s (SHARE): every write waited."
					+ " The lock lasts until the index is built. Waiting requests held all 10 connections of the pool, so large-read and small-read waited too.");
	}

	@Test
	void aLockThatWasWaitedForLongerThanItWasHeld() {
		assertThat(why(down(step("V2", "", "ALTER TABLE large_order ADD x int", null, 0,
				lock("AccessExclusiveLock", 0, 2000, 10, List.of("read", "write"), 10)))))
			.isEqualTo(
					"ALTER TABLE … waited 2.0 s to lock large_order (ACCESS EXCLUSIVE), and every read and write queued"
							+ " behind it.");
	}

	@Test
	void aLockThatWasWantedAgainAndAgain() {
		StatementResult cancelled = statement("ALTER TABLE large_order ADD x int", "canceled",
				lock("AccessExclusiveLock", 0, 5000, 0, List.of("read", "write"), 10));
		StatementResult last = statement("ALTER TABLE large_order ADD x int", null,
				lock("AccessExclusiveLock", 0, 1500, 10, List.of("read", "write"), 10));
		assertThat(why(down(new StepResult("V2", "migration", "", 0, 10, null, 3, null,
				List.of(cancelled, cancelled, last), null, null, null, null, 0L))))
			.isEqualTo(
					"ALTER TABLE … waited 5.0 s to lock large_order (ACCESS EXCLUSIVE), and every read and write queued"
							+ " behind it. It was tried 3 times, and they queued behind each try: for 11.5 s in all.");
	}

	@Test
	void aLockOfRowsIsInTheWayOfWritesToThose() {
		assertThat(why(down(new StepResult("V2", "migration", "", 0, 10, null, 1, null,
				List.of(statement("UPDATE large_order SET a = 1", null,
						lock("RowExclusiveLock", 0, 0, 4800, List.of("row-write"), 10))),
				null, null, null, null, 0L))))
			.startsWith("UPDATE large_order … locked rows of large_order for 4.8 s: writes to the same rows waited.");
	}

	@Test
	void aStepThatFailedAndTheLastOneThatSaysSuccessAllTheSame() {
		assertThat(why(SampleRun.folklore()))
			.isEqualTo("Step 1 (\"Build the index CONCURRENTLY, with a lock_timeout of 2 s\") failed at its"
					+ " lock_timeout. The report takes longer. Step 3 (\"Run the same migration again\"): IF NOT"
					+ " EXISTS finds the INVALID index, skips the build and reports success.");
	}

	@Test
	void whereTwoStepsFailedTheLastOneIsToldAndNoReleaseFailsOfASchemaThatNeverCame() {
		PathResult failed = SampleRun.judged("risky", "", "failed", "V2: ERROR: an orphan came", calm(),
				List.of(step("V2", "Add the key.", "", "ERROR: an orphan", 0),
						step("V2", "Delete the orphans.", "", "ERROR: an orphan came", 0)),
				0, List.of("no key"));
		assertThat(why(destroying(failed, 0,
				List.of(new CompatibilityCell(2, "V2", "v1", "large-insert", false, "HTTP 500")))))
			.isEqualTo("Step 2 (\"Delete the orphans\") failed (an orphan came).");
	}

	@Test
	void writesThatWereLostWhileAStepRan() {
		PathResult lossy = SampleRun
			.judged("folklore", "", "succeeded", null, calm(),
					List.of(step("V2", "Add the column.", "", null, 0),
							step("backfill", "Copy the column. Users go on changing it.", "", null, 12)),
					12, List.of());
		assertThat(why(lossy))
			.isEqualTo("The lost writes were made while step 2 ran (\"Copy the column\"). Users go on changing it.");
	}

	@Test
	void mostOfTheLostWritesWhereOtherStepsLostSomeToo() {
		PathResult lossy = SampleRun.judged("folklore", "", "succeeded", null, calm(),
				List.of(step("V2", "Add the column.", "", null, 3), step("backfill", "Copy the column.", "", null, 9)),
				12, List.of());
		assertThat(why(lossy)).isEqualTo("9 of the 12 lost writes were made while step 2 ran (\"Copy the column\").");
	}

	@Test
	void aReleaseThatTheSchemaBreaks() {
		PathResult seen = down(step("V2", "Drop the column.", "", null, 0));
		assertThat(why(destroying(seen, 0,
				List.of(new CompatibilityCell(1, "V2", "v1", "large-read", false, "HTTP 500"),
						new CompatibilityCell(1, "V2", "v1", "large-insert", false, "HTTP 500")))))
			.isEqualTo("Release v1 fails after step 1 (\"Drop the column\"): large-read, large-insert (HTTP 500).");
	}

	@Test
	void theReleaseThatWasThereFirstIsCalledTheOldOne() {
		PathResult seen = down(step("V2", "Drop the column.", "", null, 0));
		assertThat(why(destroying(seen, 0,
				List.of(new CompatibilityCell(0, "start", "v1", "large-read", true, null),
						new CompatibilityCell(1, "V2", "v1", "large-read", false, "HTTP 500")))))
			.isEqualTo("The old release v1 fails after step 1 (\"Drop the column\"): large-read (HTTP 500).");
	}

	@Test
	void rowsThatAStatementDestroyed() {
		PathResult seen = down(step("V2", "Add the key.", "-- why\nDELETE FROM large_order o WHERE true", null, 0));
		assertThat(why(destroying(seen, 200, List.of())))
			.isEqualTo("Step 1 (\"Add the key\") deleted 200 rows that had been there before.");
		assertThat(PathWords.of(destroying(seen, 200, List.of()), SampleRun.run()).writes()).isEqualTo(
				"1,800 acknowledged writes, none lost; but the migration deleted 200 rows that had been there before");
	}

	@Test
	void rowsThatUsersHadJustSavedAreDeletedWithThem() {
		PathResult seen = destroying(down(step("V2", "Add the key.", "DELETE FROM large_order", null, 0)), 200,
				List.of());
		PathResult lossy = losing(seen, 67, List.of("large_order id 1: acknowledged w-1, found no such row"));
		assertThat(why(lossy)).isEqualTo("Step 1 (\"Add the key\") deleted 200 rows that had been there before,"
				+ " and rows that users had just saved.");
	}

	@Test
	void nobodyWasHurtBecauseNoLockLasted() {
		assertThat(why(SampleRun.safe())).as("the verdict names the lock").isEmpty();
		assertThat(why(SampleRun.safely())).isEqualTo("No lock blocked reads or writes.");
	}

	@Test
	void nothingIsSaidOfLocksThatNobodyWatched() {
		StepResult startUp = new StepResult("v2", "release", "Deploy v2.", 0, 10, null, 1, null, List.of(), "DROP …",
				null, null, null, null);
		assertThat(why(SampleRun.judged("folklore", "", "succeeded", null, calm(), List.of(startUp), 0, List.of())))
			.isEmpty();
	}

	@Test
	void aReleaseThatFailsWhileTheNextOneMigrates() {
		StepResult startUp = new StepResult("v2", "release", "Deploy v2.", 0, 10, null, 1, null, List.of(), "DROP …",
				null, null, null, null);
		assertThat(why(destroying(down(startUp), 0,
				List.of(new CompatibilityCell(1, "v2", "v1", "large-read", false, "HTTP 500")))))
			.isEqualTo("Release v1 fails while step 1 runs (\"Deploy v2\"): large-read (HTTP 500).");
	}

	@Test
	void anOutageThatGoesOnWhenTheLockIsGone() {
		assertThat(why(goesOn(60_000, true)))
			.startsWith("After step 1 (\"Add the key\"), users stayed down for another 58.0 s: there is no index i."
					+ " Each delete reads all orders. ALTER TABLE … locked large_order for 2.0 s");
	}

	@Test
	void whatIsWrongAtTheEndDoesNotExplainAnOutageThatIsOver() {
		assertThat(why(goesOn(20_000, false))).doesNotContain("there is no index i");
	}

	/** An outage that begins with a lock of two seconds. */
	private static PathResult goesOn(double toMs, boolean open) {
		EndpointResult seen = new EndpointResult("large-read", 900, 500, 0, toMs, toMs, open, 3, 4, 5, 6, 500L, 0L, 0.0,
				List.of(new Stretch(0, toMs)));
		return SampleRun.judged("risky", "", "succeeded", null, List.of(seen),
				List.of(step("V2", "Add the key. Each delete reads all orders.", "ALTER TABLE large_order ADD", null, 0,
						lock("AccessExclusiveLock", 0, 0, 2000, List.of("read", "write"), 10))),
				0, List.of("there is no index i"));
	}

	@Test
	void anOutageWithoutAnyLockIsExplainedByTheStepBeforeIt() {
		List<EndpointResult> open = List.of(new EndpointResult("large-read", 900, 0, 500, 9_000, 9_000, false, 3, 4, 5,
				6, 500L, 0L, 0.0, List.of(new Stretch(1_000, 10_000))));
		StepResult later = new StepResult("prove", "check", "Wait. It is late.", 500, 10, null, 1, null, List.of(),
				null, null, null, null, 0L);
		PathResult seen = SampleRun.judged("risky", "", "succeeded", null, open,
				List.of(step("V2", "Delete the rows. Each read walks over them.", "DELETE", null, 0), later), 0,
				List.of());
		assertThat(why(seen))
			.startsWith("Step 1 (\"Delete the rows\"): Each read walks over them. Waiting requests held"
					+ " all 10 connections of the pool, so every endpoint waited too.");
	}

	@Test
	void whatIsSaidOfAPathDoesNotHangOnItsName() {
		PathResult risky = SampleRun.risky();
		PathResult nobodys = SampleRun.claimed("folklore", "a claim", null, risky.endpoints(), risky.steps());
		PathResult taught = SampleRun.claimed("mine", "a claim", "GUIDES", risky.endpoints(), risky.steps());
		assertThat(why(nobodys)).isEqualTo(why(risky));
		assertThat(PathWords.of(nobodys, SampleRun.run()).claim()).isEqualTo("a claim");
		assertThat(why(taught)).isEqualTo(why(risky));
		assertThat(PathWords.of(taught, SampleRun.run()).claim()).isEqualTo("What guides claim to be safe: a claim");
	}

	private static String why(PathResult path) {
		return Why.of(path, SampleRun.run());
	}

	private static PathResult down(StepResult step) {
		List<EndpointResult> endpoints = List.of(seen("large-insert", 0, 30, 2000));
		PathResult unjudged = SampleRun.judged("risky", "", "succeeded", null, endpoints, List.of(step), 0, List.of());
		return destroying(unjudged, 0, List.of());
	}

	private static StepResult step(String name, String why, String sql, String error, long lost, LockResult... locks) {
		return new StepResult(name, "migration", why, 0, 10, null, 1, error, List.of(statement(sql, error, locks)),
				null, null, null, null, lost);
	}

	private static StatementResult statement(String sql, String error, LockResult... locks) {
		return new StatementResult(sql, 10, 0, error, List.of(locks), List.of());
	}

}
