package org.downtimelab.play;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.downtimelab.migrate.MigrationFailed;
import org.downtimelab.scenario.Migration;
import org.downtimelab.scenario.Step;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RetriedMigrationTest {

	private static final String LOCK_TIMEOUT = "55P03";

	private final Migration migration = Step.migrate("V2", "").retried(2, Duration.ZERO);

	private final List<String> told = new ArrayList<>();

	private int tries;

	@Test
	void isTriedAgainAfterALockTimeout() {
		Outcome outcome = play(1, LOCK_TIMEOUT);
		assertThat(outcome.error()).isEmpty();
		assertThat(outcome.tries()).isEqualTo(2);
		assertThat(this.told).containsExactly("try 1 of V2 was cancelled by its lock_timeout");
	}

	@Test
	void failsWhenItWasTriedOftenEnough() {
		Outcome outcome = play(9, LOCK_TIMEOUT);
		assertThat(outcome.error()).contains("V2: no");
		assertThat(outcome.tries()).isEqualTo(3);
	}

	@Test
	void isNotTriedAgainWhenItFailsForAnotherReason() {
		Outcome outcome = play(9, "42701");
		assertThat(outcome.error()).contains("V2: no");
		assertThat(outcome.tries()).isOne();
		assertThat(this.told).isEmpty();
	}

	/** Its first tries fail. */
	private Outcome play(int failures, String sqlState) {
		return RetriedMigration.play(this.migration, (each) -> {
			if (++this.tries <= failures) {
				throw new MigrationFailed("V2", new SQLException("no", sqlState));
			}
		}, this.told::add);
	}

}
