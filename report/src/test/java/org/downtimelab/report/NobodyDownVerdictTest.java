package org.downtimelab.report;

import java.util.List;

import org.downtimelab.experiment.result.EndpointResult;
import org.downtimelab.experiment.result.PathResult;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.downtimelab.report.SamplePath.SHARE;
import static org.downtimelab.report.SamplePath.of;
import static org.downtimelab.report.SamplePath.path;
import static org.downtimelab.report.SampleRun.calm;
import static org.downtimelab.report.SampleRun.judged;
import static org.downtimelab.report.SampleRun.lock;

class NobodyDownVerdictTest {

	@Test
	void aMigrationThatWasRunAgainIsNotSaidToSucceedAtOnce() {
		assertThat(SampleRun.folklore().verdict()).startsWith(
				"the migration failed once, then reported success, but large_order_customer_id_idx is INVALID; zero");
	}

	@Test
	void whatIsOnlyNoiseMakesNobodyDown() {
		EndpointResult noisy = new EndpointResult("large-update", 900, 1, 2, 400, 400, false, 3, 4, 5, 6, 0L, 3L, 400.0,
				List.of());
		PathResult seen = path("succeeded", null, List.of(noisy), 0, List.of("no index"));
		assertThat(judged(seen).verdict()).isEqualTo("the migration reports success, but no index;"
				+ " zero bad requests, except 3 while the machine itself was noisy");
		assertThat(Mark.of(seen)).isEqualTo(Mark.WRONG);
	}

	@Test
	void aLockShorterThanTheSloIsNotCalledHarmless() {
		assertThat(of(calm(), lock("AccessExclusiveLock", 0, 0, 180, List.of("read", "write"), 0)).verdict())
			.isEqualTo("zero bad requests; AccessExclusiveLock on large_order: held 180 ms,"
					+ " too short to make a request slow");
	}

	@Test
	void theLongestOfSeveralShortLocksIsNamed() {
		assertThat(of(calm(), lock("ShareLock", 0, 0, 20, List.of("write"), 0),
				lock("AccessExclusiveLock", 0, 60, 40, List.of("read", "write"), 0))
			.verdict())
			.endsWith("AccessExclusiveLock on large_order: waited 60 ms, held 40 ms,"
					+ " too short to make a request slow");
	}

	@Test
	void aLongLockThatHurtNobodyIsNotCalledShort() {
		assertThat(of(calm(), SHARE).verdict())
			.isEqualTo("zero bad requests; ShareLock on large_order: held 3.0 s, and no request was bad");
	}

	@Test
	void aLockThatBlocksNobodyIsNotWorthAWord() {
		assertThat(of(calm(), lock("ShareUpdateExclusiveLock", 0, 0, 7000, List.of(), 0)).verdict())
			.isEqualTo("zero bad requests");
	}

	@Test
	void successThatIsNoneIsSaid() {
		PathResult measured = path("succeeded", null, calm(), 0, List.of("the index is INVALID", "it is not used"));
		assertThat(judged(measured).verdict())
			.isEqualTo("the migration reports success, but the index is INVALID; zero bad requests");
	}

	@Test
	void failureIsSaidWithoutTheServersDetails() {
		for (String detail : List.of("  Detail: row 7", "\n  Detail: row 7", "\n  Where: a function")) {
			PathResult measured = path("failed", "V2: ERROR: violates foreign key" + detail, calm(), 0,
					List.of("no key"));
			assertThat(judged(measured).verdict())
				.isEqualTo("the migration failed: violates foreign key; zero bad requests");
		}
	}

	@Test
	void aPathThatTheServerCutShortIsNotCalledNoisy() {
		PathResult seen = path("succeeded", null, calm(), 0, List.of());
		PathResult ended = new PathResult(seen.path(), seen.claim(), seen.outcome(), seen.error(), seen.migrationMs(),
				seen.downtimeMs(), seen.blastRadius(), seen.endpoints(), seen.steps(), seen.acknowledgedWrites(),
				seen.lostWrites(), seen.lostExamples(), seen.walBytes(), seen.schemaFingerprint(), seen.finalSchemaOk(),
				seen.schemaProblems(), seen.verdict(), seen.destroyedRows(), 0, List.of(),
				"the server ended the session of a report", null, null, null, null, null);
		assertThat(Verdict.told(judged(ended)))
			.isEqualTo("no verdict: the server ended the session of a report; measured: zero bad requests");
	}

}
