package org.downtimelab.traffic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.downtimelab.traffic.Requests.answered;
import static org.downtimelab.traffic.Requests.at;

class RunningTotalTest {

	private static final Duration SLO = Duration.ofMillis(250);

	private final Timeline timeline = new Timeline(new LoadRun("index", at(0), 50, Map.of("read", Endpoint.Kind.READ)));

	private final List<Integer> portions = new ArrayList<>();

	private final RunningTotal<Integer> total = new RunningTotal<>(SLO, 0, (sum, next) -> {
		this.portions.add(next.size());
		return sum + next.size();
	});

	@Test
	void settledRequestsAreGoneThroughOnce() {
		answer(0, 500, 0);
		assertThat(of(Window.ALL)).isEqualTo(500);
		answer(500, 510, 0);
		assertThat(of(Window.ALL)).isEqualTo(510);
		assertThat(this.portions).as("settled, rest, settled, rest").containsExactly(450, 50, 10, 50);
	}

	@Test
	void anotherWindowIsGoneThroughAnew() {
		answer(0, 500, 0);
		assertThat(of(Window.ALL)).isEqualTo(500);
		assertThat(of(new Window(at(2000), at(10_000)))).isEqualTo(400);
		assertThat(of(new Window(at(2000), at(3000)))).isEqualTo(50);
	}

	@Test
	void aRequestThatMovesBackIntoWhatWasSettledIsNotMissed() {
		answer(0, 200, 3000);
		answer(201, 500, 3000);
		Window early = new Window(at(0), at(6500));
		assertThat(of(early)).as("nothing was due before 3 s").isEqualTo(175);
		answer(1000, 1001, 0);
		assertThat(of(early)).as("and the gap, which was due at 4 s").isEqualTo(176);
	}

	@Test
	void aRequestThatWasDueBeforeWhatIsSettledIsNotMissed() {
		answer(0, 500, 3000);
		Window early = new Window(at(0), at(11_500));
		assertThat(of(early)).isEqualTo(425);
		answer(500, 700, 0);
		assertThat(of(early)).as("75 of 200 more").isEqualTo(500);
	}

	private int of(Window window) {
		return this.total.of(this.timeline, "read", window, at(10_000));
	}

	private void answer(int from, int to, double late) {
		for (int index = from; index < to; index++) {
			this.timeline.add(List.of(answered("read", index, index * 20 + late, index * 20 + late + 5)));
		}
	}

}
