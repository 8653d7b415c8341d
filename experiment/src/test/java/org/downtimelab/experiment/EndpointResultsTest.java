package org.downtimelab.experiment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntUnaryOperator;

import org.downtimelab.experiment.result.EndpointResult;
import org.downtimelab.experiment.result.Stretch;
import org.downtimelab.experiment.writes.WriteAudit;
import org.downtimelab.observe.LockMode;
import org.downtimelab.observe.Sample;
import org.downtimelab.traffic.Endpoint.Kind;
import org.downtimelab.traffic.LoadRun;
import org.downtimelab.traffic.Request;
import org.downtimelab.traffic.Timeline;
import org.downtimelab.traffic.Window;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Ten requests a second for ten seconds; the first second is the baseline. */
class EndpointResultsTest {

	private static final Duration SLO = Duration.ofMillis(250);

	private static final String UPDATE = "large-update";

	private static final String CANARY = "canary";

	private static final int MIGRATION = 7;

	private final Timeline timeline = new Timeline(
			new LoadRun("index", 0, 10, Map.of(UPDATE, Kind.UPDATE, CANARY, Kind.CANARY)));

	private final List<Sample> samples = new ArrayList<>();

	@Test
	void aQuietMachineAndNoBadRequest() {
		load(UPDATE, (index) -> 5);
		load(CANARY, (index) -> 1);
		assertThat(result().attributableBad()).isZero();
		assertThat(endpoints().tooNoisy(endpoints().results())).isNull();
		assertThat(endpoints().noisy()).isEmpty();
	}

	@Test
	void badRequestsOnAQuietMachineAreAttributable() {
		load(UPDATE, (index) -> (index == 30) ? 700 : 5);
		load(CANARY, (index) -> 1);
		assertThat(result().attributableBad()).isEqualTo(1);
		assertThat(result().outages()).containsExactly(new Stretch(3_000, 3_700));
		assertThat(endpoints().tooNoisy(endpoints().results())).isNull();
	}

	@Test
	void whereEveryBadRequestIsNoiseThereIsNoVerdict() {
		load(UPDATE, (index) -> (index == 30) ? 700 : 5);
		load(CANARY, (index) -> (index == 31) ? 600 : 1);
		assertThat(result().attributableBad()).isZero();
		assertThat(result().noiseBad()).isEqualTo(1);
		assertThat(result().noiseMs()).isEqualTo(700);
		assertThat(result().outages()).isEmpty();
		assertThat(endpoints().noisy()).containsExactly(new Stretch(2_850, 3_950));
		assertThat(endpoints().tooNoisy(endpoints().results()))
			.startsWith("the machine was too noisy to judge: 1 request was bad, while the canary");
	}

	/** Two of the nine seconds are too many, half of one is not. */
	@Test
	void aCanaryThatIsBadForMoreThanATenthOfTheTimeLeavesNoVerdict() {
		load(UPDATE, (index) -> 5);
		load(CANARY, (index) -> (index == 40) ? 2_000 : 1);
		assertThat(endpoints().tooNoisy(endpoints().results())).contains("was bad for 22 % of the time");
	}

	@Test
	void aCanaryThatIsBadForLessDoesNotMatterWhereNobodyElseIs() {
		load(UPDATE, (index) -> 5);
		load(CANARY, (index) -> (index == 40) ? 500 : 1);
		assertThat(endpoints().noisy()).hasSize(1);
		assertThat(endpoints().tooNoisy(endpoints().results())).isNull();
	}

	@Test
	void oneAttributableBadRequestIsJudgedHoweverNoisyTheMachine() {
		load(UPDATE, (index) -> (index == 30 || index == 80) ? 700 : 5);
		load(CANARY, (index) -> (index == 30) ? 3_000 : 1);
		assertThat(result().attributableBad()).isEqualTo(1);
		assertThat(result().noiseBad()).isEqualTo(1);
		assertThat(endpoints().tooNoisy(endpoints().results())).isNull();
	}

	@Test
	void aLockThatWasSeenInItsWayMakesItAttributableEvenInNoise() {
		load(UPDATE, (index) -> (index == 30) ? 700 : 5);
		load(CANARY, (index) -> (index == 31) ? 600 : 1);
		seen(3_500, LockMode.SHARE, "large_order");
		assertThat(result().attributableBad()).isEqualTo(1);
	}

	@Test
	void aLockOfAnotherTimeOrTableOrOneThatDoesNotBlockItDoesNot() {
		load(UPDATE, (index) -> (index == 30) ? 700 : 5);
		load(CANARY, (index) -> (index == 31) ? 600 : 1);
		seen(2_900, LockMode.SHARE, "large_order");
		seen(3_800, LockMode.SHARE, "large_order");
		seen(3_500, LockMode.SHARE, "small_order");
		seen(3_600, LockMode.SHARE_UPDATE_EXCLUSIVE, "large_order");
		assertThat(result().attributableBad()).isZero();
	}

	private EndpointResult result() {
		return endpoints().results().get(0);
	}

	private EndpointResults endpoints() {
		PathMeasurements measurements = new PathMeasurements(null, this.timeline, new Window(0, 1_000_000),
				new Window(1_000_000, 10_000_000), List.of(), null, List.of(), this.samples, WriteAudit.NONE, List.of(),
				0, null, 0, null, List.of(), Optional.empty(), List.of(), DatabaseState.UNKNOWN, DatabaseState.UNKNOWN);
		return new EndpointResults(measurements, SLO, List.of(new EndpointTouch(UPDATE, "update", "large_order")));
	}

	private void seen(long atMs, LockMode mode, String table) {
		this.samples.add(new Sample(
				atMs * 1_000, List.of(new Sample.Lock(MIGRATION, table, mode, true, 0)), List.of(new Sample.Waiter(8,
						"app", "UPDATE", "relation", table, LockMode.ROW_EXCLUSIVE, List.of(MIGRATION), 0, null)),
				1, null, 0, List.of()));
	}

	private void load(String endpoint, IntUnaryOperator latencyMs) {
		List<Request> requests = new ArrayList<>();
		for (int index = 0; index < 100; index++) {
			long due = index * 100_000L;
			requests.add(new Request(endpoint, index, due, due, due + latencyMs.applyAsInt(index) * 1_000L, "200",
					OptionalLong.of(1), "v"));
		}
		this.timeline.add(requests);
	}

}
