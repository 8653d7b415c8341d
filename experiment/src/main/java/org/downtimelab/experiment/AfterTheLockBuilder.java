package org.downtimelab.experiment;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.downtimelab.experiment.result.AfterTheLock;
import org.downtimelab.experiment.result.AfterTheLock.EndpointAfter;
import org.downtimelab.experiment.result.AfterTheLock.PlanResult;
import org.downtimelab.experiment.result.AfterTheLock.TableAfter;
import org.downtimelab.experiment.result.AfterTheLock.TableState;
import org.downtimelab.experiment.result.EndpointResult;
import org.downtimelab.observe.QueryPlan;
import org.downtimelab.observe.TableFigures;
import org.downtimelab.traffic.Noise;
import org.downtimelab.traffic.Recovery;
import org.downtimelab.traffic.Request;
import org.downtimelab.traffic.Window;

/** Compares how the database stood before and after a path. */
final class AfterTheLockBuilder {

	private final PathMeasurements measurements;

	private final Duration slo;

	AfterTheLockBuilder(PathMeasurements measurements, Duration slo) {
		this.measurements = measurements;
		this.slo = slo;
	}

	/**
	 * Compares.
	 * @param endpoints what their users saw
	 */
	AfterTheLock result(List<EndpointResult> endpoints) {
		return new AfterTheLock(endpoints.stream().map(this::endpoint).toList(), tables());
	}

	private EndpointAfter endpoint(EndpointResult seen) {
		List<QueryPlan> before = this.measurements.before().plans().getOrDefault(seen.name(), List.of());
		List<QueryPlan> after = this.measurements.after().plans().getOrDefault(seen.name(), List.of());
		OptionalDouble back = back(seen);
		return new EndpointAfter(seen.name(), back.isPresent() ? back.getAsDouble() : null,
				(before.isEmpty() || after.isEmpty()) ? null : same(before, after), results(before), results(after));
	}

	private OptionalDouble back(EndpointResult seen) {
		long end = this.measurements.measured().to();
		List<PlayedStep> steps = this.measurements.steps();
		Noise noise = Noise.in(this.measurements.timeline(), end, this.slo);
		List<Request> requests = this.measurements.timeline()
			.requests(seen.name(), end, this.slo)
			.stream()
			.filter((request) -> !noise.covers(request))
			.toList();
		return Recovery.ms(requests, seen.baselineP99Ms(), new Window(steps.get(steps.size() - 1).to(), end));
	}

	private static boolean same(List<QueryPlan> before, List<QueryPlan> after) {
		return before.size() == after.size()
				&& IntStream.range(0, before.size()).allMatch((i) -> before.get(i).sameWayAs(after.get(i)));
	}

	private static List<PlanResult> results(List<QueryPlan> plans) {
		return plans.stream()
			.map((plan) -> new PlanResult(plan.sql(), plan.lines(), plan.cost(), plan.error()))
			.toList();
	}

	private List<TableAfter> tables() {
		Map<String, TableFigures> before = byName(this.measurements.before());
		Map<String, TableFigures> after = byName(this.measurements.after());
		Set<String> concerned = new HashSet<>();
		this.measurements.touches().forEach((touch) -> concerned.add(touch.table()));
		this.measurements.statements()
			.forEach((statement) -> statement.locks().forEach((lock) -> concerned.add(lock.relation())));
		Set<String> all = new TreeSet<>(before.keySet());
		all.addAll(after.keySet());
		return all.stream()
			.filter((table) -> concerned.contains(table) || !before.containsKey(table) || !after.containsKey(table))
			.map((table) -> new TableAfter(table, state(before.get(table)), state(after.get(table))))
			.toList();
	}

	private static Map<String, TableFigures> byName(DatabaseState state) {
		return state.tables().stream().collect(Collectors.toMap(TableFigures::table, Function.identity()));
	}

	private static TableState state(TableFigures figures) {
		return (figures != null) ? new TableState(figures.tableBytes(), figures.indexBytes(), figures.deadTuples(),
				figures.withoutStatistics()) : null;
	}

}
