package org.downtimelab.stage;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.downtimelab.experiment.RunEvent.Pulse;
import org.downtimelab.experiment.UsersSoFar;
import org.downtimelab.observe.LockMode;
import org.downtimelab.observe.Sample;
import org.downtimelab.traffic.Endpoint.Kind;
import org.downtimelab.traffic.LoadRun;
import org.downtimelab.traffic.Noise;
import org.downtimelab.traffic.Request;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What the page is told of a tenth of a second. */
class PulseFactsTest {

	private static final long BEGUN = 5_000_000;

	private static final int REPORT = 7;

	private static final int MIGRATION = 8;

	private static final int UPDATE = 9;

	@Test
	void theCanaryIsNoDotAndWhatWasDueInTheBaselineIsNotBad() {
		Map<String, Object> tick = PulseFacts.of(pulse(
				List.of(request("canary", 1, 0, 900), request("large-read", 2, 100, 900),
						request("large-update", 3, 2_000, 900), request("large-update", 4, 2_100, 3)),
				List.of(), null));
		assertThat(tick).containsEntry("endpoints", List.of("large-read", "large-update"))
			.containsEntry("dots", List.of(0L, 100L, 900L, -1L, 1L, 2_000L, 900L, 3L, 1L, 2_100L, 3L, -1L));
	}

	@Test
	void whatHangsIsTold() {
		Map<String, Object> tick = PulseFacts
			.of(pulse(List.of(), List.of(request("large-update", 12, 2_300, 400)), null));
		assertThat(tick).containsEntry("overdue", List.of(1L, 2_300L, 12L))
			.containsEntry("total", new UsersSoFar.Count(10, 3, 1, 2));
	}

	@Test
	void whoBlocksWhomIsToldByNameInThreeLinesAndThoseAlikeAreOne() {
		Sample sample = new Sample(0, List.of(new Sample.Lock(MIGRATION, "large_order", LockMode.SHARE, false, 0)),
				List.of(waiter(MIGRATION, "Flyway", List.of(REPORT), "report: SELECT"),
						waiter(UPDATE, "app", List.of(MIGRATION), null), waiter(10, "app", List.of(UPDATE, 11), null),
						waiter(12, "app", List.of(UPDATE, 11), null), waiter(13, "app", List.of(UPDATE), null)),
				2, null, 0, List.of());
		Map<String, Object> tick = PulseFacts.of(pulse(List.of(), List.of(), sample));
		assertThat(tick).containsEntry("waiting", 5);
		assertThat(tick.get("waiters")).asInstanceOf(InstanceOfAssertFactories.list(Map.class))
			.extracting((waiter) -> waiter.get("many") + " × " + waiter.get("query") + ": " + waiter.get("blockers"))
			.containsExactly("1 × UPDATE large_order: report: SELECT", "1 × UPDATE large_order: the migration",
					"2 × UPDATE large_order: app, another session");
	}

	@Test
	void whenTheCanaryWasBadIsTold() {
		Request bad = request("canary", 1, 2_000, 400);
		Noise noise = Noise.of(List.of(List.of(bad, request("canary", 2, 2_500, 1))), Duration.ofMillis(250));
		assertThat(PulseFacts.of(pulse(noise))).containsEntry("noise", List.of(List.of(1_750L, 2_750L)));
		assertThat(PulseFacts.of(pulse(List.of(), List.of(), null))).containsEntry("noise", List.of());
	}

	@Test
	void aLockUnderWhichSomebodyWaitsForARowSaysSo() {
		Sample.Lock lock = new Sample.Lock(MIGRATION, "large_order", LockMode.ROW_EXCLUSIVE, true, 0);
		Sample.Waiter row = new Sample.Waiter(UPDATE, "app", "UPDATE", "transactionid", "large_order", LockMode.SHARE,
				List.of(MIGRATION), 0, null);
		assertThat(PulseFacts
			.of(pulse(List.of(), List.of(), new Sample(0, List.of(lock), List.of(row), 1, null, 0, List.of())))
			.get("locks")).asString().contains("row-write");
		assertThat(PulseFacts
			.of(pulse(List.of(), List.of(), new Sample(0, List.of(lock), List.of(), 1, null, 0, List.of())))
			.get("locks")).asString().contains("blocks=[]");
	}

	private static Pulse pulse(Noise noise) {
		return new Pulse(new UsersSoFar(new LoadRun("index", BEGUN, 50, Map.of()), 2_500, 100, BEGUN, List.of(),
				List.of(), Map.of(), Map.of(), Duration.ofMillis(250), noise), null, null, null, List.of());
	}

	private static Sample.Waiter waiter(int pid, String application, List<Integer> waitsFor, String blockers) {
		return new Sample.Waiter(pid, application, "-- why\n  UPDATE large_order", "relation", "large_order",
				LockMode.ROW_EXCLUSIVE, waitsFor, 0, blockers);
	}

	private static Request request(String endpoint, long index, long dueMs, long tookMs) {
		long due = BEGUN + dueMs * 1_000;
		return new Request(endpoint, index, due, due, due + tookMs * 1_000, "200", OptionalLong.of(1), "");
	}

	private static Pulse pulse(List<Request> finished, List<Request> overdue, Sample sample) {
		Map<String, Kind> endpoints = new LinkedHashMap<>();
		endpoints.put("canary", Kind.CANARY);
		endpoints.put("large-read", Kind.READ);
		endpoints.put("large-update", Kind.UPDATE);
		UsersSoFar users = new UsersSoFar(new LoadRun("index", BEGUN, 50, endpoints), 2_500, 100, BEGUN + 1_000_000,
				finished, overdue, Map.of(), Map.of("large-read", new UsersSoFar.Count(5, 0, 0, 0), "large-update",
						new UsersSoFar.Count(5, 3, 1, 2)),
				Duration.ofMillis(250), Noise.NONE);
		return new Pulse(users, sample, null, null, List.of());
	}

}
