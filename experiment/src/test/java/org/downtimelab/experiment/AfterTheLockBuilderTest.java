package org.downtimelab.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntUnaryOperator;

import org.downtimelab.experiment.result.AfterTheLock;
import org.downtimelab.experiment.result.AfterTheLock.TableAfter;
import org.downtimelab.experiment.result.AfterTheLock.TableState;
import org.downtimelab.experiment.writes.WriteAudit;
import org.downtimelab.observe.HeldLock;
import org.downtimelab.observe.LockMode;
import org.downtimelab.observe.ObservedStatement;
import org.downtimelab.observe.QueryPlan;
import org.downtimelab.observe.TableFigures;
import org.downtimelab.traffic.Endpoint.Kind;
import org.downtimelab.traffic.LoadRun;
import org.downtimelab.traffic.Request;
import org.downtimelab.traffic.Timeline;
import org.downtimelab.traffic.Window;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Ten requests a second for ten seconds: the first second is the baseline, the only step
 * ends at second four.
 */
class AfterTheLockBuilderTest {

	private static final String READ = "large-read";

	private static final QueryPlan BY_INDEX = new QueryPlan("SELECT", List.of("Index Scan using a on t"), 8, null);

	private static final QueryPlan BY_TABLE = new QueryPlan("SELECT", List.of("Seq Scan on t"), 80_000, null);

	private final Timeline timeline = new Timeline(
			new LoadRun("index", 0, 10, Map.of(READ, Kind.READ, "canary", Kind.CANARY)));

	private DatabaseState before = DatabaseState.UNKNOWN;

	private DatabaseState after = DatabaseState.UNKNOWN;

	@Test
	void theTimeCountsFromTheEndOfTheLastStep() {
		load(READ, (index) -> (index >= 20 && index <= 60) ? 60 : 5);
		load("canary", (index) -> 1);
		assertThat(endpoint().backMs()).isEqualTo(2_100);
	}

	@Test
	void anEndpointThatStaysSlowIsNotBackThoughNoRequestIsBad() {
		load(READ, (index) -> (index >= 20) ? 60 : 5);
		load("canary", (index) -> 1);
		assertThat(endpoint().backMs()).isNull();
	}

	@Test
	void noiseDelaysNobody() {
		load(READ, (index) -> (index == 70) ? 600 : 5);
		load("canary", (index) -> (index == 70) ? 600 : 1);
		assertThat(endpoint().backMs()).isZero();
	}

	@Test
	void aPlanThatReadsInAnotherWayIsTold() {
		load(READ, (index) -> 5);
		this.before = plans(BY_INDEX, BY_INDEX);
		this.after = plans(BY_INDEX, BY_TABLE);
		assertThat(endpoint().samePlans()).isFalse();
		assertThat(endpoint().after().get(1).lines()).containsExactly("Seq Scan on t");
		assertThat(endpoint().before().get(1).cost()).isEqualTo(8);
		this.after = plans(BY_INDEX, BY_INDEX);
		assertThat(endpoint().samePlans()).isTrue();
		this.after = plans(BY_INDEX);
		assertThat(endpoint().samePlans()).isFalse();
	}

	@Test
	void ofStatementsThatNobodyKnowsNothingIsSaid() {
		load(READ, (index) -> 5);
		this.before = plans(BY_INDEX);
		assertThat(endpoint().samePlans()).isNull();
	}

	@Test
	void theTablesAreThoseThatHaveToDoWithTheChange() {
		load(READ, (index) -> 5);
		this.before = tables("gone", "large_order", "locked", "stranger");
		this.after = tables("large_order", "locked", "new", "stranger");
		assertThat(result().tables()).extracting(TableAfter::table)
			.containsExactly("gone", "large_order", "locked", "new");
		assertThat(result().tables().get(0).after()).isNull();
		assertThat(result().tables().get(1).after()).isEqualTo(new TableState(1, 2, 3, List.of("note")));
		assertThat(result().tables().get(3).before()).isNull();
	}

	private AfterTheLock.EndpointAfter endpoint() {
		return result().endpoints().get(0);
	}

	private AfterTheLock result() {
		ObservedStatement locks = new ObservedStatement("ALTER", 7, 0, 1, 1,
				List.of(new HeldLock("locked", LockMode.ACCESS_EXCLUSIVE)), List.of(), List.of(), null);
		PathMeasurements measured = new PathMeasurements(null, this.timeline, new Window(0, 1_000_000),
				new Window(1_000_000, 10_000_000), List.of(new PlayedStep(null, 2_000_000, 4_000_000, 0, 0)), null,
				List.of(locks), List.of(), WriteAudit.NONE, List.of(), 0, null, 0, null,
				List.of(new EndpointTouch(READ, "read", "large_order")), Optional.empty(), List.of(), this.before,
				this.after);
		return new AfterTheLockBuilder(measured, RunRequest.SLO)
			.result(new EndpointResults(measured, RunRequest.SLO, measured.touches()).results());
	}

	private static DatabaseState plans(QueryPlan... plans) {
		return new DatabaseState(Map.of(READ, List.of(plans)), List.of());
	}

	private static DatabaseState tables(String... names) {
		return new DatabaseState(Map.of(),
				List.of(names).stream().map((name) -> new TableFigures(name, 1, 2, 3, List.of("note"))).toList());
	}

	private void load(String endpoint, IntUnaryOperator latencyMs) {
		List<Request> requests = new ArrayList<>();
		for (int index = 0; index < 100; index++) {
			long due = index * 100_000L;
			requests.add(new Request(endpoint, index, due, due, due + latencyMs.applyAsInt(index) * 1_000L, "200",
					OptionalLong.of(1), ""));
		}
		this.timeline.add(requests);
	}

}
