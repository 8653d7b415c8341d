package org.downtimelab.metrics;

import java.util.List;
import java.util.Map;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.downtimelab.experiment.LiveInstance;
import org.downtimelab.experiment.RunEvent;
import org.downtimelab.experiment.UsersSoFar;
import org.downtimelab.observe.Sample;
import org.downtimelab.scenario.Scenario;
import org.downtimelab.scenario.Scenarios;
import org.downtimelab.scenario.Step;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.downtimelab.metrics.SampleFacts.down;
import static org.downtimelab.metrics.SampleFacts.lock;
import static org.downtimelab.metrics.SampleFacts.progress;
import static org.downtimelab.metrics.SampleFacts.result;
import static org.downtimelab.metrics.SampleFacts.sample;
import static org.downtimelab.metrics.SampleFacts.standing;

/** What Prometheus would read after what a run has told. */
class MeteredRunTest {

	private static final UsersSoFar CALM = standing(Map.of(), Map.of());

	private static final Step STEP = Step.migrate("V2", "because");

	private static final Sample NOTHING = sample(5, 0);

	private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

	private final LiveInstances instances = new LiveInstances();

	private final Scenario scenario = Scenarios.named("index").orElseThrow();

	private final MeteredRun run = new MeteredRun(this.registry, this.instances, this.scenario);

	@BeforeEach
	void begin() {
		this.run.accept(new RunEvent.PathBegins(this.scenario.risky()));
	}

	@Test
	void everyCounterStandsAtZeroBeforeThereIsAnythingToCount() {
		for (String endpoint : List.of("large-read", "large-update", "large-insert", "small-read")) {
			for (String counter : List.of("requests_total", "bad_requests_total", "outage_seconds_total")) {
				assertThat(value(counter, "endpoint=\"" + endpoint + "\"")).as(counter).isZero();
			}
		}
		assertThat(value("lost_writes_total")).isZero();
		assertThat(value("backfill_rows_total")).isZero();
		assertThat(value("lock_queue_depth")).isZero();
	}

	@Test
	void countsWhatUsersSee() {
		pulse(standing(Map.of("large-update", new UsersSoFar.Count(20, 3, 0, 0)),
				Map.of("large-update", down(1_500, true))), NOTHING);
		assertThat(value("requests_total", "large-update")).isEqualTo(20);
		assertThat(value("bad_requests_total", "large-update")).isEqualTo(3);
		assertThat(value("outage_seconds_total", "large-update")).isEqualTo(1.5);
		assertThat(value("endpoint_down", "large-update")).isEqualTo(1);
		assertThat(value("endpoint_down", "large-read")).isZero();
		pulse(standing(Map.of("large-update", new UsersSoFar.Count(30, 4, 0, 0)),
				Map.of("large-update", down(1_600, false))), NOTHING);
		assertThat(value("requests_total", "large-update")).isEqualTo(30);
		assertThat(value("bad_requests_total", "large-update")).isEqualTo(4);
		assertThat(value("endpoint_down", "large-update")).isZero();
	}

	@Test
	void theLastWordIsTheReports() {
		pulse(standing(Map.of("large-update", new UsersSoFar.Count(20, 3, 0, 0)), Map.of()), NOTHING);
		this.run.accept(new RunEvent.PathEnds(result(25, 2, 3, 1_700, 7)));
		assertThat(value("requests_total", "large-update")).isEqualTo(25);
		assertThat(value("bad_requests_total", "large-update")).isEqualTo(5);
		assertThat(value("outage_seconds_total", "large-update")).isEqualTo(1.7);
		assertThat(value("lost_writes_total")).isEqualTo(7);
		assertThat(value("acknowledged_writes_total")).isEqualTo(100);
	}

	@Test
	void aPathThatIsPlayedAgainCountsOn() {
		this.run.accept(new RunEvent.PathEnds(result(25, 2, 3, 1_700, 7)));
		this.run.accept(new RunEvent.PathBegins(this.scenario.risky()));
		pulse(standing(Map.of("large-update", new UsersSoFar.Count(5, 1, 0, 0)), Map.of()), NOTHING);
		assertThat(value("requests_total", "large-update")).isEqualTo(30);
		assertThat(value("bad_requests_total", "large-update")).isEqualTo(6);
	}

	@Test
	void saysHowLongALockIsWantedAndHeld() {
		pulse(CALM, sample(5, 4, lock(7, false, 2)));
		assertThat(value("lock_wanted_seconds", "relation=\"large_order\"", "blocks=\"write\"")).isEqualTo(3);
		assertThat(text()).doesNotContain("lock_held_seconds{");
		assertThat(value("lock_queue_depth")).isEqualTo(4);
		pulse(CALM, sample(6, 0, lock(7, true, 0)));
		pulse(CALM, sample(8, 10, lock(7, true, 0)));
		assertThat(value("lock_held_seconds", "mode=\"ShareLock\"")).isEqualTo(2);
		assertThat(text()).doesNotContain("lock_wanted_seconds{");
		pulse(CALM, sample(9, 0, lock(8, true, 0)));
		assertThat(value("lock_held_seconds", "mode=\"ShareLock\"")).as("another session's").isZero();
		pulse(CALM, NOTHING);
		assertThat(text()).doesNotContain("lock_held_seconds{");
	}

	@Test
	void saysForHowLongSomebodyHasQueued() {
		pulse(CALM, sample(5, 0));
		pulse(CALM, sample(6, 3));
		pulse(CALM, sample(8, 1));
		assertThat(value("lock_queue_seconds")).isEqualTo(3);
		pulse(CALM, sample(9, 0));
		assertThat(value("lock_queue_seconds")).isZero();
		pulse(CALM, sample(10, 5));
		assertThat(value("lock_queue_seconds")).isEqualTo(1);
	}

	@Test
	void saysWhichStepRunsAndHowLongItTook() throws Exception {
		this.run.accept(new RunEvent.StepBegins(STEP));
		double before = value("step_running_seconds", "step=\"V2\"", "kind=\"migration\"");
		pulse(CALM, NOTHING);
		assertThat(value("step_running_seconds", "step=\"V2\"")).isGreaterThan(before).isLessThan(60);
		this.run.accept(new RunEvent.StepEnds(STEP, 2_500, null));
		this.run.accept(new RunEvent.StepBegins(STEP));
		this.run.accept(new RunEvent.StepEnds(STEP, 500, "lock timeout"));
		assertThat(text()).doesNotContain("step_running_seconds{");
		assertThat(value("step_seconds_total", "outcome=\"succeeded\"")).isEqualTo(2.5);
		assertThat(value("step_seconds_total", "outcome=\"failed\"")).isEqualTo(0.5);
		assertThat(value("steps_total", "outcome=\"failed\"")).isEqualTo(1);
	}

	@Test
	void countsTheRowsOfBackfillsOneAfterAnother() {
		this.run.accept(new RunEvent.StepBegins(STEP));
		this.run.accept(new RunEvent.Backfills(progress(1_000)));
		this.run.accept(new RunEvent.Backfills(progress(3_000)));
		assertThat(value("backfill_rows_total")).isEqualTo(3_000);
		assertThat(value("backfill_rows_per_second")).isEqualTo(500);
		assertThat(value("backfill_left_seconds")).isEqualTo(4);
		this.run.accept(new RunEvent.StepEnds(STEP, 1, null));
		assertThat(text()).doesNotContain("backfill_rows_per_second{", "backfill_left_seconds{");
		this.run.accept(new RunEvent.StepBegins(STEP));
		this.run.accept(new RunEvent.Backfills(progress(200)));
		assertThat(value("backfill_rows_total")).isEqualTo(3_200);
	}

	@Test
	void instancesAreLookedAtFromTheBaselineOn() {
		LiveInstance first = new LiveInstance(1, "v1", "http://127.0.0.1:1");
		LiveInstance next = new LiveInstance(2, "v2", "http://127.0.0.1:2");
		this.run.accept(new RunEvent.Serving(List.of(first)));
		this.run.accept(new RunEvent.Phase("warm-up"));
		assertThat(this.instances.now()).isEmpty();
		this.run.accept(new RunEvent.Phase("baseline"));
		assertThat(this.instances.now()).extracting(LiveInstances.Served::instance).containsExactly(first);
		this.run.accept(new RunEvent.Serving(List.of(next)));
		assertThat(this.instances.now()).extracting(LiveInstances.Served::instance).containsExactly(next);
		this.run.accept(new RunEvent.Serving(List.of()));
		this.run.accept(new RunEvent.PathBegins(this.scenario.safe()));
		this.run.accept(new RunEvent.Serving(List.of(first)));
		assertThat(this.instances.now()).as("of the next path").isEmpty();
	}

	@Test
	void whatIsOverDoesNotLookAsIfItWentOn() {
		this.run.accept(new RunEvent.Phase("baseline"));
		this.run.accept(new RunEvent.Serving(List.of(new LiveInstance(1, "v1", "http://127.0.0.1:1"))));
		this.run.accept(new RunEvent.StepBegins(STEP));
		this.run.accept(new RunEvent.Backfills(progress(1_000)));
		pulse(standing(Map.of(), Map.of("large-read", down(100, true))),
				sample(5, 3, lock(1, true, 0), lock(2, false, 1)));
		List<String> live = List.of("phase", "step_running_seconds", "lock_held_seconds", "lock_wanted_seconds",
				"lock_queue_depth", "lock_queue_seconds", "endpoint_down", "backfill_rows_per_second",
				"backfill_left_seconds");
		assertThat(live).allSatisfy((name) -> assertThat(text()).contains("downtime_lab_" + name + "{"));
		this.run.accept(new RunEvent.Ended());
		assertThat(live).allSatisfy((name) -> assertThat(text()).doesNotContain("downtime_lab_" + name + "{"));
		assertThat(this.instances.now()).isEmpty();
		assertThat(value("backfill_rows_total")).isEqualTo(1_000);
	}

	private void pulse(UsersSoFar users, Sample database) {
		this.run.accept(new RunEvent.Pulse(users, database, null, null, List.of()));
	}

	private String text() {
		return this.registry.scrape();
	}

	private double value(String name, String... labels) {
		return new Scrape(text()).value(name, labels);
	}

}
