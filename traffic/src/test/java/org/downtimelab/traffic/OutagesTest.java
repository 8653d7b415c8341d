package org.downtimelab.traffic;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.downtimelab.traffic.Requests.answered;
import static org.downtimelab.traffic.Requests.at;
import static org.downtimelab.traffic.Requests.failed;

class OutagesTest {

	private static final Duration SLO = Duration.ofMillis(250);

	@Test
	void nothingIsNoOutage() {
		assertOutages(List.of());
	}

	@Test
	void goodRequestsAreNoOutage() {
		assertOutages(List.of(answered(0, 5), answered(20, 270), answered(40, 45)));
	}

	@Test
	void aMicrosecondMoreThanTheSloIsBad() {
		assertOutages(List.of(answered(0, 250.001), answered(20, 25)), new Outage(at(0), at(250.001), false));
	}

	@Test
	void aSlowRequestIsAnOutageUntilItsEnd() {
		assertOutages(List.of(answered(0, 5), answered(20, 320), answered(40, 45)), new Outage(at(20), at(320), false));
	}

	@Test
	void aFastFailureIsAnOutageUntilTheNextGoodRequestWasDue() {
		assertOutages(List.of(answered(0, 5), failed(20, 21), answered(40, 45)), new Outage(at(20), at(40), false));
	}

	@Test
	void aRunOfBadRequestsIsOneOutage() {
		assertOutages(List.of(failed(0, 1), answered(20, 900), failed(40, 41), answered(60, 65)),
				new Outage(at(0), at(900), false));
	}

	@Test
	void aStallEndsWhenItsRequestsAreAnsweredTogether() {
		assertOutages(List.of(answered(0, 1000), answered(400, 1000), answered(700, 1000), answered(800, 1000)),
				new Outage(at(0), at(1000), false));
	}

	@Test
	void anOutageAcrossAnotherIsOneWithIt() {
		List<Request> requests = List.of(answered(0, 2000), answered(20, 25), failed(500, 501), answered(520, 525),
				answered(1900, 2300), answered(1950, 1955));
		assertOutages(requests, new Outage(at(0), at(2300), false));
		assertThat(Outages.of(requests, SLO).downtimeMs()).isEqualTo(2300);
	}

	@Test
	void outagesThatTouchAreOne() {
		assertOutages(List.of(failed(0, 1), answered(20, 25), failed(20, 21), answered(40, 45)),
				new Outage(at(0), at(40), false));
	}

	@Test
	void outagesApartAddUp() {
		List<Request> requests = List.of(failed(0, 1), answered(20, 25), answered(1000, 1300), answered(1020, 1025));
		assertOutages(requests, new Outage(at(0), at(20), false), new Outage(at(1000), at(1300), false));
		assertThat(Outages.of(requests, SLO).downtimeMs()).isEqualTo(320);
		assertThat(Outages.of(requests, SLO).longestStallMs()).isEqualTo(300);
	}

	@Test
	void badFromBeginningToEndIsOneOpenOutage() {
		assertOutages(List.of(failed(0, 1), failed(20, 21), failed(40, 41)), new Outage(at(0), at(41), true));
	}

	@Test
	void anOutageWithoutAGoodRequestAfterItIsOpen() {
		assertOutages(List.of(answered(0, 5), answered(20, 900), failed(40, 41)), new Outage(at(20), at(900), true));
	}

	@Test
	void anOpenOutageWithinAnotherKeepsItOpen() {
		List<Request> requests = List.of(answered(0, 2000), answered(20, 25), failed(40, 41));
		assertOutages(requests, new Outage(at(0), at(2000), true));
		assertThat(Outages.of(requests, SLO).open()).isTrue();
	}

	@Test
	void theOrderOfTheRequestsDoesNotMatter() {
		assertOutages(List.of(answered(40, 45), answered(0, 5), failed(20, 21)), new Outage(at(20), at(40), false));
	}

	private static void assertOutages(List<Request> requests, Outage... expected) {
		assertThat(Outages.of(requests, SLO).list()).containsExactly(expected);
	}

}
