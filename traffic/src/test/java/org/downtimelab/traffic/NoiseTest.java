package org.downtimelab.traffic;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.downtimelab.traffic.Requests.answered;
import static org.downtimelab.traffic.Requests.at;
import static org.downtimelab.traffic.Requests.failed;

class NoiseTest {

	private static final Duration SLO = Duration.ofMillis(250);

	@Test
	void aCanaryThatIsGoodHearsNothing() {
		Noise noise = of(answered(0, 5), answered(20, 270));
		assertThat(noise.windows()).isEmpty();
		assertThat(noise.canaryBadMs()).isZero();
	}

	@Test
	void anOutageOfTheCanaryIsNoiseFromTheSloBeforeItToTheSloAfterIt() {
		Noise noise = of(answered(0, 5), answered(1000, 1400), answered(1020, 1025));
		assertThat(noise.windows()).containsExactly(new Window(at(750), at(1650)));
		assertThat(noise.canaryBadMs()).isEqualTo(400);
		assertThat(noise.covers(answered(749.999, 2000))).isFalse();
		assertThat(noise.covers(answered(750, 2000))).isTrue();
		assertThat(noise.covers(answered(1649.999, 2000))).isTrue();
		assertThat(noise.covers(answered(1650, 2000))).isFalse();
	}

	@Test
	void stretchesWhoseMarginsMeetAreOne() {
		Noise noise = of(failed(1000, 1001), answered(1020, 1025), failed(1500, 1501), answered(1520, 1525));
		assertThat(noise.windows()).containsExactly(new Window(at(750), at(1770)));
		assertThat(noise.canaryBadMs()).as("without what lies between").isEqualTo(40);
	}

	@Test
	void whatOneOfTwoCanariesHearsIsNoise() {
		Noise noise = Noise.of(List.of(List.of(failed(1000, 1001), answered(1020, 1025)),
				List.of(failed(5000, 5001), answered(5020, 5025))), SLO);
		assertThat(noise.windows()).containsExactly(new Window(at(750), at(1270)), new Window(at(4750), at(5270)));
		assertThat(noise.canaryBadMs()).isEqualTo(40);
	}

	@Test
	void aCanaryThatNeverAnswersIsNoise() {
		Timeline timeline = new Timeline(
				new LoadRun("index", at(0), 50, Map.of("read", Endpoint.Kind.READ, "canary", Endpoint.Kind.CANARY)));
		timeline.add(List.of(answered("read", 0, 0, 5)));
		Noise noise = Noise.in(timeline, at(10_000), SLO);
		assertThat(noise.covers(answered(5000, 9000))).isTrue();
		assertThat(Noise.in(timeline, new Window(at(0), at(1000)), at(10_000), SLO).canaryBadMs()).isEqualTo(10_000);
	}

	private static Noise of(Request... canary) {
		return Noise.of(List.of(List.of(canary)), SLO);
	}

}
