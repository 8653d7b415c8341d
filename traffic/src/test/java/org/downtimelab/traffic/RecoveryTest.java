package org.downtimelab.traffic;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongUnaryOperator;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Fifty requests a second for ten seconds, whose p99 in the baseline was 5 ms. */
class RecoveryTest {

	private static final Window AFTER = new Window(2_000_000, 10_000_000);

	@Test
	void whoWasNeverSlowIsBackAtOnce() {
		assertThat(Recovery.ms(requests((dueMs) -> 10), 5, AFTER)).hasValue(0);
	}

	/** What was due before the last step ended does not count. */
	@Test
	void itCountsFromTheEndOfTheLastStep() {
		assertThat(Recovery.ms(requests((dueMs) -> (dueMs < 2_000) ? 900 : 5), 5, AFTER)).hasValue(0);
	}

	@Test
	void itIsBackWhenTheLastSlowRequestIsBehind() {
		assertThat(Recovery.ms(requests((dueMs) -> (dueMs <= 5_000) ? 11 : 5), 5, AFTER)).hasValue(3_100);
	}

	@Test
	void aPauseBetweenTwoSlowStretchesIsNoRecovery() {
		assertThat(Recovery.ms(requests((dueMs) -> (dueMs < 3_000 || (dueMs >= 6_000 && dueMs < 7_000)) ? 90 : 5), 5,
				AFTER))
			.hasValue(5_000);
	}

	@Test
	void whoIsSlowAtTheEndIsNotBack() {
		assertThat(Recovery.ms(requests((dueMs) -> (dueMs == 9_900) ? 90 : 5), 5, AFTER)).isEmpty();
		assertThat(Recovery.ms(requests((dueMs) -> 5), 5, new Window(9_100_000, 10_000_000))).isEmpty();
	}

	/** At 200 requests a second, one slow one in a second is under its p99. */
	@Test
	void oneSlowRequestOfManyIsNoSlowSecond() {
		List<Request> many = requests(5, (dueMs) -> (dueMs == 5_000) ? 90 : 5);
		assertThat(Recovery.ms(many, 5, AFTER)).hasValue(0);
	}

	private static List<Request> requests(LongUnaryOperator latencyMs) {
		return requests(20, latencyMs);
	}

	private static List<Request> requests(long everyMs, LongUnaryOperator latencyMs) {
		List<Request> requests = new ArrayList<>();
		for (long dueMs = 0; dueMs < 10_000; dueMs += everyMs) {
			long due = dueMs * 1_000;
			requests.add(new Request("large-read", dueMs / everyMs, due, due,
					due + latencyMs.applyAsLong(dueMs) * 1_000, "200", OptionalLong.of(1), ""));
		}
		return requests;
	}

}
