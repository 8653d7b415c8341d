package org.downtimelab.traffic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.downtimelab.traffic.Requests.answered;
import static org.downtimelab.traffic.Requests.at;
import static org.downtimelab.traffic.Requests.failed;

class EndpointSummaryTest {

	private static final Duration SLO = Duration.ofMillis(250);

	@Test
	void sumsUpWhatTheUsersSaw() {
		List<Request> all = List.of(answered(0, 7), answered(20, 29), failed(1000, 1001), answered(1020, 1420),
				answered(1040, 1045));
		EndpointSummary summary = EndpointSummary.of("read", all, new Window(at(1000), at(2000)),
				List.of(new Window(at(0), at(1000))), SLO);
		assertThat(summary).isEqualTo(new EndpointSummary("read", 3, 1, 1, 420, 420, false, 5.0, 400.0, 400.0, 9.0));
	}

	@Test
	void anEndpointWithoutRequestsHasZeros() {
		assertThat(EndpointSummary.of("read", List.of(), new Window(0, 1), List.of(), SLO))
			.isEqualTo(new EndpointSummary("read", 0, 0, 0, 0, 0, false, 0, 0, 0, 0));
	}

	@Test
	void percentilesAreLatenciesThatSomeoneHad() {
		List<Request> hundred = new ArrayList<>();
		for (int millis = 100; millis >= 1; millis--) {
			hundred.add(answered(0, millis));
		}
		assertThat(Percentile.ofLatency(50, hundred)).isEqualTo(50);
		assertThat(Percentile.ofLatency(99, hundred)).isEqualTo(99);
		assertThat(Percentile.ofLatency(100, hundred)).isEqualTo(100);
		assertThat(Percentile.ofLatency(99, hundred.subList(0, 10))).isEqualTo(100);
	}

	@Test
	void aWindowHoldsWhatWasDueInIt() {
		Window window = new Window(at(20), at(40));
		assertThat(window.of(List.of(answered(19, 30), answered(20, 90), answered(39, 40), answered(40, 41))))
			.extracting(Request::due)
			.containsExactly(at(20), at(39));
		assertThatIllegalArgumentException().isThrownBy(() -> new Window(2, 1));
	}

}
