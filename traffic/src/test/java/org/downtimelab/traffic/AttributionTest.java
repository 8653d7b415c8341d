package org.downtimelab.traffic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.downtimelab.traffic.Requests.answered;
import static org.downtimelab.traffic.Requests.at;
import static org.downtimelab.traffic.Requests.failed;

/** The canary was bad from 1000 to 1400 ms: noise is from 750 to 1650 ms. */
class AttributionTest {

	private static final Duration SLO = Duration.ofMillis(250);

	private static final Noise NOISE = Noise.of(List.of(List.of(answered(1000, 1400), answered(1020, 1025))), SLO);

	private static final Predicate<Request> NEVER = (request) -> false;

	@Test
	void aBadRequestOnAQuietMachineIsAttributable() {
		Request slow = answered(100, 500);
		Attribution seen = of(NEVER, slow, answered(600, 605));
		assertThat(seen.attributable()).containsExactly(slow);
		assertThat(seen.noise()).isEmpty();
		assertThat(seen.noiseMs()).isZero();
	}

	@Test
	void aSlowOneAndAFailedOneThatWereDueInNoiseAreNoise() {
		Request slow = answered(1100, 1500);
		Request failed = failed(1600, 1601);
		Attribution seen = of(NEVER, answered(0, 5), slow, answered(1550, 1555), failed, answered(1620, 1625));
		assertThat(seen.attributable()).isEmpty();
		assertThat(seen.noise()).containsExactly(slow, failed);
		assertThat(seen.outages().list()).isEmpty();
		assertThat(seen.noiseMs()).isEqualTo(470);
	}

	/** It had been slow for longer than the SLO when the canary went bad. */
	@Test
	void oneThatWasDueBeforeTheNoiseIsAttributableHoweverLongItTook() {
		assertThat(of(NEVER, answered(749, 1400)).attributable()).hasSize(1);
	}

	@Test
	void oneThatALockBlockedIsAttributableEvenInNoise() {
		Request blocked = answered(1100, 1500);
		Attribution seen = of((request) -> request == blocked, blocked, answered(1120, 1500), answered(1600, 1605));
		assertThat(seen.attributable()).containsExactly(blocked);
		assertThat(seen.noise()).hasSize(1);
	}

	@Test
	void noiseInTheMiddleOfAnOutageIsNoPartOfItsOwn() {
		Attribution seen = of(NEVER, answered(500, 2000), answered(1100, 2000), answered(1700, 2000),
				answered(2020, 2025));
		assertThat(seen.attributable()).hasSize(2);
		assertThat(seen.noise()).hasSize(1);
		assertThat(seen.outages().downtimeMs()).isEqualTo(1520);
		assertThat(seen.noiseMs()).isZero();
	}

	@Test
	void noiseAtTheEndOfAnOutageIsTheRestBesideIt() {
		Attribution seen = of(NEVER, answered(500, 1000), answered(900, 1500), answered(1520, 1525));
		assertThat(seen.outages().list()).containsExactly(new Outage(at(500), at(1520), false));
		assertThat(seen.noiseMs()).isZero();
		seen = of(NEVER, answered(500, 800), answered(820, 825), answered(900, 1500), answered(1520, 1525));
		assertThat(seen.outages().downtimeMs()).isEqualTo(320);
		assertThat(seen.noiseMs()).isEqualTo(620);
	}

	@Test
	void theNoisePartIsNeverNegative() {
		List<Request> requests = new ArrayList<>();
		for (int due = 0; due < 3000; due += 20) {
			requests.add((due % 140 == 0) ? answered(due, due + 400)
					: (due % 60 == 0) ? failed(due, due + 1) : answered(due, due + 5));
		}
		Attribution seen = Attribution.of(requests, SLO, NOISE, (request) -> request.due() % 3 == 0);
		assertThat(seen.noise()).isNotEmpty();
		assertThat(seen.noiseMs()).isNotNegative();
	}

	private static Attribution of(Predicate<Request> blocked, Request... requests) {
		return Attribution.of(List.of(requests), SLO, NOISE, blocked);
	}

}
