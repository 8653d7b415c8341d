package org.downtimelab.console.screen;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;

import org.downtimelab.experiment.RunEvent;
import org.downtimelab.experiment.RunEvent.Pulse;
import org.downtimelab.experiment.UsersSoFar;
import org.downtimelab.scenario.Scenario;
import org.downtimelab.scenario.Scenarios;
import org.downtimelab.traffic.Endpoint;
import org.downtimelab.traffic.LoadRun;
import org.downtimelab.traffic.Noise;
import org.downtimelab.traffic.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What a terminal gets of a run that hurts. */
class LiveScreenTest {

	private static final String MOVES = "\u001b\\[[AJ]|\r";

	private static final String COLOURS = "\u001b\\[\\d+m";

	private final Scenario scenario = Scenarios.named("index").orElseThrow();

	private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();

	@ParameterizedTest
	@ValueSource(ints = { 20, 40, 80, 250 })
	void whatIsDrawnInPlaceFitsSoThatItCanBeDrawnOver(int columns) {
		LiveScreen screen = screen(columns, true);
		screen.accept(new RunEvent.StepBegins(this.scenario.risky().steps().get(0)));
		screen.accept(pulse());
		assertThat(lines()).isNotEmpty().allSatisfy((line) -> assertThat(line).hasSizeLessThan(columns));
	}

	@Test
	void drawsOverWhatItHasDrawn() {
		LiveScreen screen = screen(80, false);
		screen.accept(pulse());
		int drawn = (int) lines().count();
		this.terminal.reset();
		screen.accept(pulse());
		assertThat(text()).startsWith("\u001b[A".repeat(drawn) + "\r\u001b[J");
	}

	@Test
	void colourIsOnlyWhereItMayBe() {
		screen(80, true).accept(pulse());
		assertThat(text()).containsPattern(COLOURS);
		this.terminal.reset();
		screen(80, false).accept(pulse());
		assertThat(text()).contains("1 bad").doesNotContainPattern(COLOURS);
	}

	private LiveScreen screen(int columns, boolean colour) {
		return new LiveScreen(new PrintStream(this.terminal, true, StandardCharsets.UTF_8), columns, colour);
	}

	private String text() {
		return this.terminal.toString(StandardCharsets.UTF_8);
	}

	/** As they look, without what moves and colours them. */
	private Stream<String> lines() {
		return text().replaceAll(MOVES, "").replaceAll(COLOURS, "").lines();
	}

	private static Pulse pulse() {
		Request bad = new Request("large-update", 0, 0, 0, 900_000, "200", OptionalLong.empty(), "");
		UsersSoFar users = new UsersSoFar(new LoadRun("index", 0, 2, Map.of("large-update", Endpoint.Kind.UPDATE)),
				2_000, 1, 0, List.of(bad), List.of(), Map.of(),
				Map.of("large-update", new UsersSoFar.Count(1, 1, 0, 0)), Duration.ofMillis(250), Noise.NONE);
		return new Pulse(users, null, null, null, List.of());
	}

}
