package org.downtimelab.experiment;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

import org.downtimelab.traffic.Endpoint;
import org.downtimelab.traffic.LoadRun;
import org.downtimelab.traffic.Request;
import org.downtimelab.traffic.Timeline;
import org.downtimelab.traffic.Window;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Ten updates a second, of which all from the fifth on hang. */
class OutagesSoFarTest {

	private static final String UPDATE = "large-update";

	private final Timeline timeline = new Timeline(new LoadRun("index", 0, 10, Map.of(UPDATE, Endpoint.Kind.UPDATE)));

	private final OutagesSoFar outages = new OutagesSoFar(Duration.ofMillis(250));

	@BeforeEach
	void answersTheFirstFour() {
		for (int index = 0; index < 4; index++) {
			answer(index, 1, "200");
		}
		this.outages.from(100_000);
	}

	@Test
	void whatHangsIsToldOnceAndCountsAsBadMeanwhile() {
		this.outages.in(this.timeline, 1_000_000);
		assertThat(this.outages.overdue()).extracting(Request::index).containsExactly(4L, 5L, 6L, 7L);
		assertThat(this.outages.counts()).containsEntry(UPDATE, new UsersSoFar.Count(7, 4, 0, 4));
		this.outages.in(this.timeline, 1_100_000);
		assertThat(this.outages.overdue()).as("too early to look again").isEmpty();
		this.outages.in(this.timeline, 1_600_000);
		assertThat(this.outages.overdue()).extracting(Request::index).containsExactly(8L, 9L, 10L, 11L, 12L, 13L);
	}

	@Test
	void anAnswerMakesItFailedOrSlow() {
		this.outages.in(this.timeline, 1_000_000);
		answer(4, 700, "500");
		answer(5, 800, "200");
		this.outages.in(this.timeline, 1_500_000);
		assertThat(this.outages.counts()).containsEntry(UPDATE, new UsersSoFar.Count(12, 9, 1, 7));
	}

	@Test
	void theCanarysOutagesAreNoise() {
		Timeline all = new Timeline(
				new LoadRun("index", 0, 10, Map.of(UPDATE, Endpoint.Kind.UPDATE, "canary", Endpoint.Kind.CANARY)));
		for (int index = 0; index < 10; index++) {
			all.add(List.of(request("canary", index, (index == 5) ? 300 : 1, "200"), request(UPDATE, index, 1, "200")));
		}
		assertThat(this.outages.noise().windows()).isEmpty();
		this.outages.in(all, 1_000_000);
		assertThat(this.outages.noise().windows()).containsExactly(new Window(250_000, 1_050_000));
	}

	@Test
	void whatWasDueBeforeDoesNotCount() {
		this.outages.from(600_000);
		this.outages.in(this.timeline, 1_000_000);
		assertThat(this.outages.overdue()).extracting(Request::index).containsExactly(6L, 7L);
	}

	private void answer(long index, long tookMs, String status) {
		this.timeline.add(List.of(request(UPDATE, index, tookMs, status)));
	}

	private static Request request(String endpoint, long index, long tookMs, String status) {
		long due = index * 100_000;
		return new Request(endpoint, index, due, due, due + tookMs * 1_000, status, OptionalLong.of(1), "v");
	}

}
