package org.downtimelab.report;

import java.util.List;

import org.downtimelab.experiment.result.CompatibilityCell;
import org.downtimelab.experiment.result.EndpointResult;
import org.downtimelab.experiment.result.LockResult;
import org.downtimelab.experiment.result.PathResult;
import org.downtimelab.experiment.result.Stretch;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.downtimelab.report.SamplePath.EXCLUSIVE;
import static org.downtimelab.report.SamplePath.SHARE;
import static org.downtimelab.report.SamplePath.at;
import static org.downtimelab.report.SamplePath.because;
import static org.downtimelab.report.SamplePath.down;
import static org.downtimelab.report.SamplePath.of;
import static org.downtimelab.report.SamplePath.path;
import static org.downtimelab.report.SamplePath.with;
import static org.downtimelab.report.SampleRun.judged;
import static org.downtimelab.report.SampleRun.lock;
import static org.downtimelab.report.SampleRun.seen;

class VerdictTest {

	@Test
	void namesTheReadsThatWentDownWithTheWrites() {
		PathResult verdict = of(down(2600, 3290, 3270, 2500), SHARE);
		assertThat(verdict.verdict()).isEqualTo("writes down 3.3 s, reads too: 2.6 s (no connection was free)");
		assertThat(verdict.blastRadius()).containsExactly("large-read", "small-read");
	}

	@Test
	void blamesThePoolOnlyIfTheApplicationSaysSo() {
		PathResult seen = path("succeeded", null, down(2600, 3290, 3270, 2500), 0, List.of(), SHARE);
		PathResult nobodyWaited = because(seen, 0);
		assertThat(judged(nobodyWaited).verdict()).isEqualTo("writes down 3.3 s, reads too: 2.6 s");
	}

	@Test
	void aReleaseThatTheSchemaBreaksIsNoBlastRadius() {
		PathResult seen = because(path("succeeded", null, down(2600, 0, 3270, 0), 0, List.of()), 0,
				new CompatibilityCell(0, "start", "v1", "large-read", true, null),
				new CompatibilityCell(1, "V2", "v1", "large-read", false, "HTTP 500: column code does not exist"),
				new CompatibilityCell(1, "V2", "v1", "large-insert", false, "HTTP 500: column code does not exist"));
		PathResult verdict = judged(seen);
		assertThat(verdict.verdict()).isEqualTo("inserts down 3.3 s, reads 2.6 s");
		assertThat(verdict.blastRadius()).isEmpty();
	}

	/** A prepared statement fails once; what fails each time is what users saw. */
	@Test
	void theErrorThatIsToldIsTheOneOfMostBadRequests() {
		PathResult seen = because(path("succeeded", null, down(15, 534, 517, 0), 0, List.of()), 0,
				new CompatibilityCell(1, "V2", "v1", "large-read", false, "HTTP 500: cached plan"),
				new CompatibilityCell(1, "V2", "v1", "large-update", false, "HTTP 500: wrong type"),
				new CompatibilityCell(1, "V2", "v1", "large-insert", false, "HTTP 500: wrong type"));
		assertThat(Why.of(judged(seen), SampleRun.run())).contains("Release v1 fails after step 1",
				"(HTTP 500: wrong type)");
	}

	@Test
	void aLockThatBlocksReadsMakesThemNoBlastRadius() {
		PathResult verdict = of(down(3000, 3000, 3000, 0), EXCLUSIVE);
		assertThat(verdict.verdict()).isEqualTo("reads and writes down 3.0 s");
		assertThat(verdict.blastRadius()).isEmpty();
	}

	@Test
	void namesTheEndpointWhereItsKindWasAlsoLocked() {
		PathResult verdict = of(down(3000, 3300, 3300, 2500), EXCLUSIVE);
		assertThat(verdict.verdict())
			.isEqualTo("writes down 3.3 s, reads 3.0 s, small-read too: 2.5 s (no connection was free)");
		assertThat(verdict.blastRadius()).containsExactly("small-read");
	}

	@Test
	void doesNotCallAWriteDownForAsLongAsAnother() {
		assertThat(of(down(3000, 3000, 9000, 0), EXCLUSIVE).verdict())
			.isEqualTo("inserts down 9.0 s, reads and updates 3.0 s");
		assertThat(of(down(0, 8000, 9000, 0), EXCLUSIVE).verdict()).isEqualTo("writes down 9.0 s");
	}

	@Test
	void putsTheWorseKindFirst() {
		assertThat(of(down(3300, 3000, 3000, 0), EXCLUSIVE).verdict()).isEqualTo("reads down 3.3 s, writes 3.0 s");
	}

	@Test
	void doesNotSayWritesWhereOnlyInsertsWentDown() {
		assertThat(of(down(0, 0, 900, 0), EXCLUSIVE).verdict()).isEqualTo("inserts down 900 ms");
	}

	@Test
	void aLockThatWasOnlyWantedStandsInTheWayAsWell() {
		LockResult wanted = lock("AccessExclusiveLock", 0, 2000, 0, List.of("read", "write"), 10);
		assertThat(of(down(2000, 2000, 2000, 0), wanted).blastRadius()).isEmpty();
	}

	@Test
	void aLockOnAnotherTableExcusesNobody() {
		LockResult other = new LockResult("large_customer", "AccessExclusiveLock", 0, 0, 3000, List.of("read", "write"),
				0);
		PathResult verdict = of(down(0, 3000, 3000, 0), other);
		assertThat(verdict.verdict()).isEqualTo("writes down 3.0 s, although no lock blocked them");
		assertThat(verdict.blastRadius()).containsExactly("large-update", "large-insert");
	}

	@Test
	void aLockOfAnotherTimeExcusesNobody() {
		EndpointResult late = at("large-update", 8_000, 8_900);
		PathResult verdict = of(List.of(late), SHARE);
		assertThat(verdict.verdict()).isEqualTo("updates down 900 ms, although no lock blocked them at that time");
		assertThat(verdict.blastRadius()).containsExactly("large-update");
		assertThat(of(List.of(at("large-update", 2_900, 3_800)), SHARE).blastRadius()).isEmpty();
	}

	@Test
	void aRowLockStandsInTheWayOfWhoeverChangesTheSameRows() {
		LockResult rows = lock("RowExclusiveLock", 0, 0, 3000, List.of("row-write"), 10);
		assertThat(of(List.of(at("large-update", 0, 2_900)), rows).verdict()).isEqualTo("updates down 2.9 s");
		assertThat(of(List.of(at("large-insert", 0, 2_900)), rows).blastRadius()).as("its row is nobody else's")
			.containsExactly("large-insert");
	}

	@Test
	void aStrangerBehindTheMigrationAndEverybodyBehindTheStrangerIsNamed() {
		PathResult seen = with(SampleRun.chain(0, 2_900),
				List.of(at("large-read", 0, 2_900), at("large-update", 0, 2_900), at("large-insert", 0, 2_900)));
		PathResult verdict = judged(seen);
		assertThat(verdict.verdict())
			.isEqualTo("reads and writes down 2.9 s; 10 sessions waited for another session (psql, pid 4711),"
					+ " which wanted ACCESS EXCLUSIVE on large_order and waited for CREATE INDEX CONCURRENTLY …,"
					+ " which held SHARE UPDATE EXCLUSIVE on large_order");
		assertThat(verdict.blastRadius()).isEmpty();
	}

	@Test
	void aChainOfAnotherTimeIsNotNamed() {
		PathResult seen = with(SampleRun.chain(0, 2_900), List.of(at("large-read", 8_000, 8_900)));
		assertThat(judged(seen).verdict()).isEqualTo("reads down 900 ms, although no lock blocked them");
	}

	@Test
	void saysHowMuchOfTheDowntimeIsNoise() {
		EndpointResult update = new EndpointResult("large-update", 900, 0, 800, 73_000, 73_000, false, 3, 4, 5, 6, 790L,
				10L, 300.0, List.of(new Stretch(0, 72_700)));
		assertThat(of(List.of(update), SHARE).verdict()).isEqualTo("updates down 1 min 13 s, 300 ms of it noise");
	}

	@Test
	void saysThatAnEndpointWasStillDownAtTheEnd() {
		EndpointResult open = new EndpointResult("large-read", 900, 500, 0, 60_000, 60_000, true, 3, 4, 5, 6, null,
				null, null, null);
		assertThat(of(List.of(open), EXCLUSIVE).verdict()).isEqualTo("reads down 1 min 0 s and still down at the end");
	}

	@Test
	void lostWritesComeFirst() {
		PathResult measured = path("succeeded", null, down(0, 3000, 3000, 0), 1204, List.of("no index"), SHARE);
		assertThat(judged(measured).verdict()).isEqualTo(
				"1,204 acknowledged writes lost;" + " writes down 3.0 s; the migration reports success, but no index");
	}

	@Test
	void judgingChangesNothingButTheVerdict() {
		PathResult unjudged = path("succeeded", null, down(2600, 3290, 3270, 2500), 1, List.of("x"), SHARE);
		PathResult judged = judged(unjudged);
		assertThat(judged.verdict()).startsWith("1 acknowledged write lost");
		assertThat(judged.blastRadius()).containsExactly("large-read", "small-read");
		assertThat(judged).usingRecursiveComparison().ignoringFields("verdict", "blastRadius").isEqualTo(unjudged);
	}

	@Test
	void anEndpointOfWhichNothingIsKnownIsAnError() {
		assertThatThrownBy(() -> of(List.of(seen("large-reed", 1, 0, 10)))).isInstanceOf(IllegalArgumentException.class)
			.hasMessageContaining("'large-reed'");
	}

}
