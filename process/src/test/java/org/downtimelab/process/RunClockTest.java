package org.downtimelab.process;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RunClockTest {

	@Test
	void countsMicrosecondsSinceTheEpoch() {
		long wall = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
		assertThat(RunClock.now()).isBetween(wall - 1_000_000, wall + 1_000_000);
	}

	@Test
	void neverRunsBackwards() {
		long last = RunClock.now();
		for (int i = 0; i < 10_000; i++) {
			long now = RunClock.now();
			assertThat(now).isGreaterThanOrEqualTo(last);
			last = now;
		}
	}

}
