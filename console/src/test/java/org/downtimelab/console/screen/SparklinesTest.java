package org.downtimelab.console.screen;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

import org.downtimelab.experiment.UsersSoFar;
import org.downtimelab.traffic.Endpoint;
import org.downtimelab.traffic.LoadRun;
import org.downtimelab.traffic.Noise;
import org.downtimelab.traffic.Request;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SparklinesTest {

	private static final LoadRun LOAD = new LoadRun("index", 0, 2, Map.of("large-read", Endpoint.Kind.READ));

	private final List<Request> finished = new ArrayList<>();

	@Test
	void aBadRequestIsAFullBlockAndAGapIsNoAnswer() {
		answered(0, 1, "200");
		answered(500, 100, "200");
		answered(1_000, 900, "200");
		answered(1_500, 3, "500");
		assertThat(line(false)).endsWith("▁▆██ ");
	}

	@Test
	void theWorstOfABucketCounts() {
		answered(0, 900, "200");
		answered(100, 1, "200");
		assertThat(line(false)).endsWith("█    ");
	}

	@Test
	void colourIsOnlyWhereItMayBe() {
		answered(0, 900, "200");
		assertThat(line(false)).doesNotContain("\u001b");
		assertThat(line(true)).contains("\u001b[31m█\u001b[0m");
	}

	@Test
	void fitsAnyWidth() {
		answered(0, 1, "200");
		for (int columns = 10; columns < 200; columns++) {
			Sparklines sparklines = new Sparklines(false);
			sparklines.add(standing());
			int width = columns;
			assertThat(sparklines.lines(columns)).allSatisfy((line) -> assertThat(line).hasSizeLessThan(width));
		}
	}

	private void answered(long dueMs, long tookMs, String status) {
		this.finished.add(new Request("large-read", this.finished.size(), dueMs * 1_000, dueMs * 1_000,
				(dueMs + tookMs) * 1_000, status, OptionalLong.empty(), ""));
	}

	private String line(boolean colour) {
		Sparklines sparklines = new Sparklines(colour);
		sparklines.add(standing());
		return sparklines.lines(60).get(0);
	}

	private UsersSoFar standing() {
		return new UsersSoFar(LOAD, 2_000, 0, 0, this.finished, List.of(), Map.of(), Map.of(), Duration.ofMillis(250),
				Noise.NONE);
	}

}
