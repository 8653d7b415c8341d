package org.downtimelab.observe;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LockReportTest {

	private static final int PID = 7;

	@Test
	void heldIsFromSentToReleasedLessTheWait() {
		ObservedStatement statement = statement(0, 1_000_000, 1_100_000, new HeldLock("t", LockMode.ACCESS_EXCLUSIVE));
		List<Sample> samples = List.of(wants(100_000, 10_000), wants(390_000, 10_000), holds(500_000, 3),
				holds(900_000, 5));
		LockSpan span = report(statement, samples).locks().get(0);
		assertThat(span.waitedMs()).isEqualTo(380);
		assertThat(span.heldMs()).isEqualTo(1_100 - 380);
		assertThat(span.peakWaiters()).isEqualTo(5);
		assertThat(span.seenFrom()).isEqualTo("inside");
	}

	@Test
	void whatIsGoneWhenTheStatementReturnsIsSeenFromOutside() {
		ObservedStatement statement = statement(0, 1_000_000, 1_000_000);
		LockSpan span = report(statement, List.of(holds(200_000, 0), holds(800_000, 0))).locks().get(0);
		assertThat(span.seenFrom()).isEqualTo("outside");
		assertThat(span.heldMs()).isEqualTo(600);
	}

	@Test
	void locksOfOtherSessionsAndOfOtherTimesDoNotCount() {
		ObservedStatement statement = statement(1_000_000, 2_000_000, 2_000_000);
		Sample other = sample(1_500_000, 0, new Sample.Lock(8, "t", LockMode.SHARE, true, 0));
		assertThat(report(statement, List.of(holds(500_000, 9), other, holds(2_500_000, 9))).locks()).isEmpty();
	}

	@Test
	void aRelationThatTheStatementMadeIsInNobodysWay() {
		ObservedStatement statement = new ObservedStatement("create index", PID, 0, 1_000_000, 1_000_000, List.of(),
				List.of("t"), List.of(), null);
		assertThat(report(statement, List.of(holds(500_000, 0))).locks()).isEmpty();
	}

	private static StatementLocks report(ObservedStatement statement, List<Sample> samples) {
		return LockReport.of(List.of(statement), samples).get(0);
	}

	private static ObservedStatement statement(long sent, long returned, long released, HeldLock... locks) {
		return new ObservedStatement("alter", PID, sent, returned, released, List.of(locks), List.of(), List.of(),
				null);
	}

	private static Sample wants(long at, long since) {
		return sample(at, 0, new Sample.Lock(PID, "t", LockMode.ACCESS_EXCLUSIVE, false, since));
	}

	private static Sample holds(long at, int queue) {
		return sample(at, queue, new Sample.Lock(PID, "t", LockMode.ACCESS_EXCLUSIVE, true, 0));
	}

	private static Sample sample(long at, int queue, Sample.Lock lock) {
		return new Sample(at, List.of(lock), List.of(), queue, null, 0);
	}

}
