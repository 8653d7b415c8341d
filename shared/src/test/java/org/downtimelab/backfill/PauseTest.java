package org.downtimelab.backfill;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PauseTest {

	private final Pause pause = new Pause(Duration.ofMillis(10));

	@Test
	void isAsAskedForWhileTheServerKeepsItsPace() {
		assertThat(this.pause.now()).isEqualTo(Duration.ofMillis(10));
		batch(1_000, 100);
		batch(2_000, 200);
		assertThat(this.pause.now()).isEqualTo(Duration.ofMillis(10));
	}

	@Test
	void isLongerTheBusierTheServerIs() {
		batch(1_000, 98);
		batch(1_000, 200);
		assertThat(this.pause.now()).isBetween(Duration.ofMillis(39), Duration.ofMillis(41));
		batch(100, 1_000);
		assertThat(this.pause.now()).isEqualTo(Duration.ofMillis(100));
	}

	@Test
	void isShortAgainOnceTheTrafficIsGone() {
		batch(1_000, 100);
		batch(100, 1_000);
		batch(1_000, 100);
		assertThat(this.pause.now()).isEqualTo(Duration.ofMillis(10));
	}

	@Test
	void aBatchWithoutRowsSaysNothing() {
		batch(1_000, 100);
		batch(0, 1);
		batch(1_000, 100);
		assertThat(this.pause.now()).isEqualTo(Duration.ofMillis(10));
	}

	private void batch(long rows, long ms) {
		this.pause.after(rows, Duration.ofMillis(ms));
	}

}
