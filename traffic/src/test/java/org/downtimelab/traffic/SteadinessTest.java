package org.downtimelab.traffic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.downtimelab.traffic.Requests.answered;
import static org.downtimelab.traffic.Requests.at;

class SteadinessTest {

	private static final Duration SLO = Duration.ofMillis(250);

	private static final Duration SECOND = Duration.ofSeconds(1);

	private final Timeline timeline = new Timeline(new LoadRun("index", at(0), 50,
			Map.of("read", Endpoint.Kind.READ, "update", Endpoint.Kind.UPDATE, "canary", Endpoint.Kind.CANARY)));

	private final Steadiness steadiness = new Steadiness(this.timeline, SLO);

	@Test
	void warmWhenFastForTwoWindows() {
		quietMachine();
		load("read", 100, (index) -> 5);
		load("update", 100, (index) -> 8);
		assertThat(this.steadiness.warm(SECOND, at(1999))).isFalse();
		assertThat(this.steadiness.warm(SECOND, at(2000))).isTrue();
	}

	@Test
	void stillWarmWhenCalmForOneWindow() {
		quietMachine();
		load("read", 100, (index) -> (index < 50) ? 20 : 5);
		load("update", 100, (index) -> 8);
		assertThat(this.steadiness.stillWarm(SECOND, at(999))).isFalse();
		assertThat(this.steadiness.stillWarm(SECOND, at(1000))).isTrue();
		assertThat(this.steadiness.warm(SECOND, at(2000))).isFalse();
		load("read", 100, 150, (index) -> 60);
		load("update", 100, 150, (index) -> 8);
		assertThat(this.steadiness.stillWarm(SECOND, at(3000))).isFalse();
	}

	@Test
	void notWarmBeforeAnythingHasAnswered() {
		assertThat(this.steadiness.warm(SECOND, at(0))).isFalse();
		assertThat(this.steadiness.warm(SECOND, at(5000))).isFalse();
	}

	@Test
	void notWarmWhileItGetsMuchFaster() {
		quietMachine();
		load("read", 100, (index) -> (index < 50) ? 40 : 10);
		load("update", 100, (index) -> 5);
		assertThat(this.steadiness.warm(SECOND, at(2000))).isFalse();
	}

	@Test
	void warmWhenItStillGetsALittleFaster() {
		quietMachine();
		load("read", 100, (index) -> (index < 50) ? 12 : 10);
		load("update", 100, (index) -> (index < 50) ? 2.5 : 0.6);
		assertThat(this.steadiness.warm(SECOND, at(2000))).isTrue();
	}

	@Test
	void notCalmWithP99AtAFifthOfTheSlo() {
		quietMachine();
		load("read", 100, (index) -> (index >= 98) ? 49.9 : 5);
		load("update", 100, (index) -> 5);
		assertThat(this.steadiness.calm(new Window(at(0), at(2000)), at(2000))).isTrue();
		load("update", 100, 200, (index) -> (index >= 198) ? 50 : 5);
		load("read", 100, 200, (index) -> 5);
		assertThat(this.steadiness.calm(new Window(at(2000), at(4000)), at(4100))).isFalse();
	}

	@Test
	void notCalmWithOneBadRequestThatP99DoesNotShow() {
		quietMachine();
		load("read", 200, (index) -> (index == 20) ? 300 : 5);
		load("update", 200, (index) -> 5);
		assertThat(this.steadiness.calm(new Window(at(0), at(4000)), at(4000))).isFalse();
	}

	@Test
	void notCalmWhereNothingWasMeasured() {
		load("read", 100, (index) -> 5);
		assertThat(this.steadiness.calm(new Window(at(0), at(200)), at(200))).isFalse();
	}

	/** One processor of two is taken away for a moment, for everybody. */
	@Test
	void whatIsNoiseIsLeftOutOfAccount() {
		load("canary", 500, (index) -> (index == 20) ? 700 : 1);
		load("read", 500, (index) -> (index == 22) ? 600 : 5);
		load("update", 500, (index) -> (index == 10) ? 900 : 5);
		Window window = new Window(at(0), at(4000));
		assertThat(this.steadiness.calm(window, at(10_000))).isTrue();
		assertThat(this.steadiness.worstP99(window, at(10_000))).isEqualTo(5);
		assertThat(this.steadiness.allGoodSince(at(10_000))).hasValue(at(0));
	}

	@Test
	void aSlowBaselineIsUsableAsLongAsNoRequestIsBad() {
		quietMachine();
		load("read", 200, (index) -> (index >= 190) ? 240 : 5);
		load("update", 200, (index) -> 5);
		Window window = new Window(at(0), at(4000));
		assertThat(this.steadiness.usable(window, at(4300))).isTrue();
		assertThat(this.steadiness.calm(window, at(4300))).isFalse();
		assertThat(this.steadiness.worstP99(window, at(4300))).isEqualTo(240);
	}

	@Test
	void aBadRequestOnAQuietMachineMakesTheBaselineUnusable() {
		quietMachine();
		load("read", 200, (index) -> (index == 20) ? 251 : 5);
		load("update", 200, (index) -> 5);
		assertThat(this.steadiness.usable(new Window(at(0), at(4000)), at(4300))).isFalse();
		assertThat(this.steadiness.usable(new Window(at(1000), at(4000)), at(4300))).isTrue();
	}

	@Test
	void goodSinceTheLastOutageOfAnyEndpoint() {
		quietMachine();
		load("read", 500, (index) -> (index == 50) ? 400 : 5);
		load("update", 500, (index) -> (index == 20) ? 1200 : 5);
		assertThat(this.steadiness.allGoodSince(at(10_000))).hasValue(at(1600));
		assertThat(this.steadiness.recovered(Duration.ofSeconds(5), at(6599))).isFalse();
		assertThat(this.steadiness.recovered(Duration.ofSeconds(5), at(6600))).isTrue();
	}

	@Test
	void notGoodWhileAnEndpointHangs() {
		quietMachine();
		load("read", 500, (index) -> 5);
		load("update", 300, (index) -> 5);
		assertThat(this.steadiness.allGoodSince(at(10_000))).isEmpty();
		assertThat(this.steadiness.recovered(Duration.ofSeconds(5), at(10_000))).isFalse();
	}

	@Test
	void goodFromTheStartIfThereWasNoOutage() {
		load("read", 500, (index) -> 5);
		load("update", 500, (index) -> 5);
		assertThat(this.steadiness.allGoodSince(at(10_000))).hasValue(at(0));
	}

	@Test
	void theCanarySpeaksForTheMachineOnly() {
		load("read", 500, (index) -> 5);
		load("update", 500, (index) -> 5);
		load("canary", 500, (index) -> (index == 100) ? 300 : 1);
		assertThat(this.steadiness.recovered(Duration.ofSeconds(5), at(10_000))).isTrue();
		assertThat(this.steadiness.calm(new Window(at(0), at(9000)), at(10_000))).isTrue();
		assertThat(this.steadiness.canaryBad(new Window(at(0), at(9000)), at(10_000))).isTrue();
		assertThat(this.steadiness.canaryBad(new Window(at(3000), at(9000)), at(10_000))).isFalse();
	}

	/**
	 * With an SLO of 2 s, noise can become known long after the requests that it spoils.
	 */
	@Test
	void whatTurnsOutToBeNoiseLaterIsLeftOutOfAccount() {
		Steadiness patient = new Steadiness(this.timeline, Duration.ofSeconds(2));
		load("read", 400, (index) -> (index == 200) ? 2_001 : 5);
		load("update", 400, (index) -> 5);
		load("canary", 275, (index) -> 1);
		load("canary", 276, 400, (index) -> 1);
		assertThat(patient.allGoodSince(at(7_400))).hasValue(at(6_001));
		load("canary", 275, 276, (index) -> 2_500);
		load("read", 400, 410, (index) -> 5);
		load("update", 400, 410, (index) -> 5);
		assertThat(patient.allGoodSince(at(8_100))).hasValue(at(0));
	}

	private void quietMachine() {
		load("canary", 600, (index) -> 1);
	}

	private void load(String endpoint, int count, IntToDoubleFunction latency) {
		load(endpoint, 0, count, latency);
	}

	private void load(String endpoint, int from, int to, IntToDoubleFunction latency) {
		List<Request> requests = new ArrayList<>();
		for (int index = from; index < to; index++) {
			requests.add(answered(endpoint, index, index * 20, index * 20 + latency.applyAsDouble(index)));
		}
		this.timeline.add(requests);
	}

}
