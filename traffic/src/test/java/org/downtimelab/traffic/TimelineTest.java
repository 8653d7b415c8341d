package org.downtimelab.traffic;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.downtimelab.traffic.Requests.answered;
import static org.downtimelab.traffic.Requests.at;

class TimelineTest {

	private static final Duration SLO = Duration.ofMillis(250);

	private final Timeline timeline = new Timeline(new LoadRun("index", at(-100), 50, endpoints()));

	private static Map<String, Endpoint.Kind> endpoints() {
		Map<String, Endpoint.Kind> endpoints = new LinkedHashMap<>();
		endpoints.put("read", Endpoint.Kind.READ);
		endpoints.put("update", Endpoint.Kind.UPDATE);
		endpoints.put("canary", Endpoint.Kind.CANARY);
		return endpoints;
	}

	@Test
	void aGapIsAnUnfinishedRequest() {
		this.timeline.add(List.of(answered("read", 0, 0, 5), answered("read", 2, 40, 45)));
		assertThat(this.timeline.requests("read", at(271), SLO)).containsExactly(answered("read", 0, 0, 5),
				Request.unfinished("read", 1, at(20), at(271)), answered("read", 2, 40, 45));
	}

	@Test
	void aRequestYoungerThanTheSloIsNotJudgedYet() {
		this.timeline.add(List.of(answered("read", 0, 0, 5), answered("read", 2, 40, 45)));
		assertThat(this.timeline.requests("read", at(270), SLO)).extracting(Request::index).containsExactly(0L, 2L);
	}

	@Test
	void requestsThatHangAtTheEndCountAsWell() {
		this.timeline.add(List.of(answered("read", 0, 0, 5)));
		List<Request> requests = this.timeline.requests("read", at(1000), SLO);
		assertThat(requests).hasSize(38);
		assertThat(Outages.of(requests, SLO).list()).containsExactly(new Outage(at(20), at(1000), true));
	}

	@Test
	void anEndpointThatNeverAnswersStartsWithTheOthers() {
		this.timeline.add(List.of(answered("read", 1, 20, 25)));
		assertThat(Outages.of(this.timeline.requests("update", at(1000), SLO), SLO).list())
			.containsExactly(new Outage(at(0), at(1000), true));
	}

	@Test
	void ifNothingAnswersTheLoadBeganWithTheRun() {
		assertThat(Outages.of(this.timeline.requests("read", at(1000), SLO), SLO).list())
			.containsExactly(new Outage(at(-100), at(1000), true));
	}

	@Test
	void theCanaryIsNotAnEndpointOfTheApplication() {
		assertThat(this.timeline.endpoints()).containsExactly("read", "update");
		assertThat(this.timeline.canaries()).containsExactly("canary");
	}

	@Test
	void anUnknownEndpointIsNamed() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.timeline.requests("delete", at(0), SLO))
			.withMessageContaining("'delete'")
			.withMessageContaining("read");
	}

}
