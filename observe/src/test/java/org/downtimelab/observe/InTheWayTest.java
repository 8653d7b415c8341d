package org.downtimelab.observe;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Whether a request can have been blocked, by what the sampler saw meanwhile. */
class InTheWayTest {

	private static final int MIGRATION = 7;

	private static final int USER = 21;

	private static final int STRANGER = 31;

	private final List<Sample> samples = new ArrayList<>();

	@Test
	void aLockWithSomebodyBehindItWhenTheRequestWasInFlight() {
		lock(50, LockMode.SHARE, waiter(USER, "relation", LockMode.ROW_EXCLUSIVE, MIGRATION));
		assertThat(write().meanwhile(ms(10), ms(50))).isTrue();
		assertThat(write().meanwhile(ms(50), ms(90))).isTrue();
		assertThat(write().meanwhile(ms(51), ms(90))).isFalse();
		assertThat(write().meanwhile(ms(10), ms(49))).isFalse();
		assertThat(in("read").meanwhile(ms(10), ms(90))).as("it blocks no reads").isFalse();
		assertThat(new InTheWay(this.samples, "other", List.of("write"), "backfill").meanwhile(ms(10), ms(90)))
			.isFalse();
		assertThat(new InTheWay(this.samples, null, List.of("read"), "backfill").meanwhile(ms(10), ms(90))).isFalse();
	}

	@Test
	void aLockThatNobodyStandsBehindIsInNobodysWay() {
		lock(50, LockMode.ACCESS_EXCLUSIVE);
		lock(60, LockMode.ACCESS_EXCLUSIVE, waiter(USER, "relation", LockMode.ROW_EXCLUSIVE, STRANGER));
		assertThat(write().meanwhile(ms(10), ms(90))).isFalse();
	}

	@Test
	void aRowThatTheMigrationHasChanged() {
		lock(50, LockMode.ROW_EXCLUSIVE, waiter(USER, "transactionid", LockMode.SHARE, MIGRATION));
		assertThat(in("write", "row-write").meanwhile(ms(10), ms(90))).isTrue();
		assertThat(write().meanwhile(ms(10), ms(90))).as("an insert's row is nobody else's").isFalse();
	}

	@Test
	void aRowThatTheBackfillHasChangedButNotAnybodyElse() {
		row(50, "backfill");
		assertThat(in("row-write").meanwhile(ms(10), ms(90))).isTrue();
		this.samples.clear();
		row(50, "psql");
		assertThat(in("row-write").meanwhile(ms(10), ms(90))).isFalse();
	}

	@Test
	void aStrangersLockIfTheStrangerWaitsForTheMigration() {
		chain(50, waiter(STRANGER, "relation", LockMode.ACCESS_EXCLUSIVE, MIGRATION),
				waiter(USER, "relation", LockMode.ACCESS_SHARE, STRANGER));
		assertThat(in("read").meanwhile(ms(10), ms(90))).isTrue();
		this.samples.clear();
		chain(50, waiter(USER, "relation", LockMode.ACCESS_SHARE, STRANGER));
		assertThat(in("read").meanwhile(ms(10), ms(90))).as("it has its lock").isFalse();
	}

	private InTheWay write() {
		return in("write");
	}

	private InTheWay in(String... blocked) {
		return new InTheWay(this.samples, "t", List.of(blocked), "backfill");
	}

	private void lock(long at, LockMode mode, Sample.Waiter... waiters) {
		this.samples.add(new Sample(ms(at), List.of(new Sample.Lock(MIGRATION, "t", mode, true, 0)), List.of(waiters),
				0, null, 0, List.of()));
	}

	private void row(long at, String application) {
		this.samples.add(new Sample(ms(at), List.of(), List.of(waiter(USER, "transactionid", LockMode.SHARE, STRANGER)),
				0, null, 0, List.of(new Sample.Holder(STRANGER, application, "UPDATE", false, null, null))));
	}

	private void chain(long at, Sample.Waiter... waiters) {
		this.samples.add(new Sample(ms(at),
				List.of(new Sample.Lock(MIGRATION, "t", LockMode.SHARE_UPDATE_EXCLUSIVE, true, 0)), List.of(waiters), 0,
				null, 0,
				List.of(new Sample.Holder(MIGRATION, "m", "CREATE INDEX", true, "t", LockMode.SHARE_UPDATE_EXCLUSIVE),
						new Sample.Holder(STRANGER, "psql", "LOCK", false, "t", LockMode.ACCESS_EXCLUSIVE))));
	}

	private static Sample.Waiter waiter(int pid, String lockType, LockMode mode, int waitsFor) {
		return new Sample.Waiter(pid, "app", "…", lockType, "t", mode, List.of(waitsFor), ms(40), null);
	}

	private static long ms(long millis) {
		return millis * 1_000;
	}

}
