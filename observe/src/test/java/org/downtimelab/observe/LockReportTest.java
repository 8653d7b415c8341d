package org.downtimelab.observe;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.downtimelab.observe.LockMode.ACCESS_EXCLUSIVE;
import static org.downtimelab.observe.LockMode.ACCESS_SHARE;
import static org.downtimelab.observe.LockMode.ROW_EXCLUSIVE;
import static org.downtimelab.observe.LockMode.SHARE;
import static org.downtimelab.observe.LockMode.SHARE_UPDATE_EXCLUSIVE;

class LockReportTest {

	private static final int MIGRATION = 7;

	private final List<Sample> samples = new ArrayList<>();

	private static ObservedStatement statement(long sent, long returned, long released, HeldLock... locks) {
		return new ObservedStatement("…", MIGRATION, ms(sent), ms(returned), ms(released), List.of(locks), List.of(),
				List.of(), null);
	}

	private static long ms(long millis) {
		return millis * 1_000;
	}

	private static Sample.Lock held(LockMode mode) {
		return new Sample.Lock(MIGRATION, "t", mode, true, 0);
	}

	private static Sample.Lock wanted(LockMode mode, long since) {
		return new Sample.Lock(MIGRATION, "t", mode, false, ms(since));
	}

	private static Sample.Waiter waiter(int pid, String relation, LockMode mode, int waitsFor, long since) {
		return new Sample.Waiter(pid, "app", "…", "relation", relation, mode, List.of(waitsFor), ms(since), null);
	}

	private void seen(long at, List<Sample.Lock> locks, Sample.Waiter... waiters) {
		this.samples.add(new Sample(ms(at), locks, List.of(waiters), 0, null, 0, List.of()));
	}

	private StatementLocks of(ObservedStatement statement) {
		return LockReport.of(List.of(statement), this.samples).get(0);
	}

	@Test
	void heldIsFromSentToReleasedLessTheWait() {
		seen(200, List.of(wanted(ACCESS_EXCLUSIVE, 101)), waiter(MIGRATION, "t", ACCESS_EXCLUSIVE, 1, 101));
		seen(401, List.of(wanted(ACCESS_EXCLUSIVE, 101)), waiter(MIGRATION, "t", ACCESS_EXCLUSIVE, 1, 101));
		seen(600, List.of(held(ACCESS_EXCLUSIVE)));
		StatementLocks report = of(statement(100, 1_000, 1_500, new HeldLock("t", ACCESS_EXCLUSIVE)));
		assertThat(report.ms()).isEqualTo(900);
		assertThat(report.waitedMs()).isEqualTo(300);
		assertThat(report.locks())
			.containsExactly(new LockSpan("t", ACCESS_EXCLUSIVE, ms(100), ms(1_500), 300, 1_100, 0, "inside", 0));
	}

	@Test
	void severalWaitsOfOneStatementAddUp() {
		seen(20, List.of(), waiter(MIGRATION, null, SHARE, 1, 10));
		seen(40, List.of(), waiter(MIGRATION, null, SHARE, 1, 10));
		seen(60, List.of(), waiter(MIGRATION, null, SHARE, 2, 55));
		assertThat(of(statement(0, 100, 100)).waitedMs()).isEqualTo(35);
	}

	@Test
	void waitersCountForTheLockThatStopsThem() {
		seen(50, List.of(), waiter(21, "t", ROW_EXCLUSIVE, MIGRATION, 40), waiter(22, "other", SHARE, 21, 40),
				waiter(23, "u", ACCESS_SHARE, MIGRATION, 40), waiter(24, "u", ACCESS_SHARE, 99, 40));
		StatementLocks report = of(statement(0, 100, 100, new HeldLock("t", SHARE), new HeldLock("u", ACCESS_EXCLUSIVE),
				new HeldLock("v", ACCESS_EXCLUSIVE)));
		assertThat(report.locks()).extracting(LockSpan::peakWaiters).containsExactly(2, 1, 0);
	}

	@Test
	void whoWaitsForARowCountsForTheTableThatItIsOf() {
		seen(50, List.of(), rowWaiter(21, "t", MIGRATION), rowWaiter(22, "t", 21), rowWaiter(23, null, MIGRATION),
				waiter(24, "u", SHARE, MIGRATION, 40));
		StatementLocks report = of(
				statement(0, 100, 100, new HeldLock("t", ROW_EXCLUSIVE), new HeldLock("u", ROW_EXCLUSIVE)));
		assertThat(report.locks()).extracting(LockSpan::peakWaiters).containsExactly(3, 2);
		assertThat(report.locks()).extracting(LockSpan::peakRowWaiters).containsExactly(3, 1);
	}

	@Test
	void blocksTheSameRowsOnlyIfSomebodyWasSeenWaitingForOne() {
		seen(50, List.of(), rowWaiter(21, "t", MIGRATION));
		assertThat(of(statement(0, 100, 100, new HeldLock("t", ROW_EXCLUSIVE), new HeldLock("t", SHARE),
				new HeldLock("u", ROW_EXCLUSIVE)))
			.locks()).extracting(LockSpan::blocks).containsExactly(List.of("row-write"), List.of("write"), List.of());
	}

	private static Sample.Waiter rowWaiter(int pid, String relation, int waitsFor) {
		return new Sample.Waiter(pid, "app", "…", "transactionid", relation, SHARE, List.of(waitsFor), ms(40), null);
	}

	@Test
	void waitersAfterTheStatementHasReturnedCountUntilItsLocksAreGone() {
		seen(150, List.of(), waiter(21, "t", ROW_EXCLUSIVE, MIGRATION, 140));
		seen(250, List.of(), waiter(21, "t", ROW_EXCLUSIVE, MIGRATION, 140),
				waiter(22, "t", ROW_EXCLUSIVE, MIGRATION, 240));
		assertThat(of(statement(0, 100, 200, new HeldLock("t", SHARE))).locks()).singleElement()
			.extracting(LockSpan::peakWaiters)
			.isEqualTo(1);
	}

	@Test
	void whatOnlyTheSamplesSawIsALowerBound() {
		seen(10, List.of(wanted(SHARE_UPDATE_EXCLUSIVE, 5)));
		seen(20, List.of(held(SHARE_UPDATE_EXCLUSIVE), held(ACCESS_SHARE)));
		seen(90, List.of(held(SHARE_UPDATE_EXCLUSIVE)));
		assertThat(of(statement(0, 100, 100)).locks())
			.containsExactly(new LockSpan("t", SHARE_UPDATE_EXCLUSIVE, ms(5), ms(90), 5, 70, 0, "outside", 0));
	}

	@Test
	void aLaterStatementsLocksAreNotTheEarlierOnes() {
		seen(150, List.of(new Sample.Lock(MIGRATION, "u", SHARE, true, 0)));
		assertThat(of(statement(0, 100, 200, new HeldLock("t", SHARE))).locks()).extracting(LockSpan::relation)
			.containsExactly("t");
	}

	@Test
	void whoWaitsForAnotherOfTheSessionsLocksDoesNotCount() {
		seen(50, List.of(), waiter(21, "t", SHARE_UPDATE_EXCLUSIVE, MIGRATION, 40));
		assertThat(of(statement(0, 100, 100, new HeldLock("t", ROW_EXCLUSIVE), new HeldLock("t", SHARE))).locks())
			.extracting(LockSpan::peakWaiters)
			.containsExactly(0, 1);
	}

	@Test
	void locksOfOtherSessionsAndOfOtherTimesDoNotCount() {
		seen(50, List.of(held(SHARE)));
		seen(150, List.of(new Sample.Lock(8, "t", SHARE, true, 0)));
		seen(250, List.of(held(SHARE)));
		assertThat(of(statement(100, 200, 200)).locks()).isEmpty();
	}

	@Test
	void aRelationThatTheStatementMadeIsInNobodysWay() {
		seen(50, List.of(held(SHARE)));
		assertThat(
				of(new ObservedStatement("…", MIGRATION, 0, ms(100), ms(100), List.of(), List.of("t"), List.of(), null))
					.locks())
			.isEmpty();
	}

	@Test
	void aLockThatWasNeverGrantedWasNotHeld() {
		seen(10, List.of(wanted(ACCESS_EXCLUSIVE, 1)));
		seen(90, List.of(wanted(ACCESS_EXCLUSIVE, 1)));
		assertThat(of(statement(0, 100, 100)).locks())
			.containsExactly(new LockSpan("t", ACCESS_EXCLUSIVE, ms(1), ms(90), 89, 0, 0, "outside", 0));
	}

	@Test
	void anEarlierStatementsLocksAreItsOwn() {
		seen(50, List.of(held(ACCESS_EXCLUSIVE)));
		seen(150, List.of(held(ACCESS_EXCLUSIVE), held(ROW_EXCLUSIVE)));
		List<StatementLocks> report = LockReport.of(
				List.of(statement(0, 100, 200, new HeldLock("t", ACCESS_EXCLUSIVE)), statement(101, 200, 200)),
				this.samples);
		assertThat(report.get(0).locks()).extracting(LockSpan::mode).containsExactly(ACCESS_EXCLUSIVE);
		assertThat(report.get(1).locks()).isEmpty();
	}

}
