package org.downtimelab.experiment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.downtimelab.experiment.result.ChainLink;
import org.downtimelab.experiment.result.ChainResult;
import org.downtimelab.experiment.result.CompatibilityCell;
import org.downtimelab.experiment.result.EndpointResult;
import org.downtimelab.experiment.result.LockResult;
import org.downtimelab.experiment.result.PathResult;
import org.downtimelab.experiment.result.StatementResult;
import org.downtimelab.experiment.result.StepResult;
import org.downtimelab.observe.Chain;
import org.downtimelab.observe.Chains;
import org.downtimelab.observe.LockReport;
import org.downtimelab.observe.LockSpan;
import org.downtimelab.observe.Sample;
import org.downtimelab.observe.StatementLocks;
import org.downtimelab.scenario.Claimant;
import org.downtimelab.scenario.Migration;
import org.downtimelab.scenario.Step;
import org.downtimelab.scenario.Subject;
import org.downtimelab.traffic.Outages;
import org.downtimelab.traffic.Request;
import org.downtimelab.traffic.Timeline;
import org.downtimelab.traffic.Window;

/** Makes a judged result of what was measured of a path. */
final class PathResultBuilder {

	/** The longest ones: many rows that many want make many. */
	private static final int MOST_CHAINS = 20;

	private final Subject subject;

	private final Duration slo;

	private final PathMeasurements measurements;

	private final Wording wording = Wording.found();

	PathResultBuilder(Subject subject, Duration slo, PathMeasurements measurements) {
		this.subject = subject;
		this.slo = slo;
		this.measurements = measurements;
	}

	PathResult result() {
		EndpointResults users = new EndpointResults(this.measurements, this.slo, this.measurements.touches());
		List<EndpointResult> endpoints = users.results();
		Map<String, Double> downtime = new LinkedHashMap<>();
		endpoints.forEach((endpoint) -> downtime.put(endpoint.name(), endpoint.downtimeMs()));
		List<StepResult> steps = steps();
		String error = error();
		PathResult unjudged = new PathResult(this.measurements.path().name(), this.measurements.path().claim(),
				(error == null) ? "succeeded" : "failed", error, migrationMs(), downtime, List.of(), endpoints, steps,
				this.measurements.writes().acknowledged(), this.measurements.writes().lost(),
				this.measurements.writes().examples(), walBytes(), this.measurements.schema().hash(),
				this.measurements.schemaProblems().isEmpty(), this.measurements.schemaProblems(), "",
				this.measurements.destroyedRows(), this.measurements.peakWaitingForConnection(),
				this.measurements.rehearsed().compatibility(),
				this.measurements.noise().orElse(sound(error) ? users.tooNoisy(endpoints) : null), chains(),
				users.noisy(), this.measurements.notes(), this.measurements.path().promise().name(),
				this.subject.title(), new AfterTheLockBuilder(this.measurements, this.slo).result(endpoints),
				RowLockResults.of(this.measurements), claimedBy());
		Judgement judgement = Judgement.of(unjudged, this.measurements.touches());
		return unjudged.judged(this.wording.verdict(unjudged, judgement, this.slo.toMillis()), judgement.blastRadius());
	}

	private String claimedBy() {
		Claimant claimant = this.measurements.path().claimant();
		return (claimant != null) ? claimant.name() : null;
	}

	/** Whether only the users' requests can tell against it. */
	private boolean sound(String error) {
		return error == null && this.measurements.schemaProblems().isEmpty() && this.measurements.writes().lost() == 0
				&& this.measurements.destroyedRows() <= 0
				&& this.measurements.rehearsed().compatibility().stream().allMatch(CompatibilityCell::ok);
	}

	/** A wait that is shorter than the SLO makes no request bad. */
	private List<ChainResult> chains() {
		return Chains.of(this.measurements.samples())
			.stream()
			.filter((chain) -> chain.longestWaitMs() >= this.slo.toMillis())
			.sorted(Comparator.comparingDouble(Chain::longestWaitMs).reversed())
			.limit(MOST_CHAINS)
			.sorted(Comparator.comparingLong(Chain::fromMicros))
			.map(this::chain)
			.toList();
	}

	private ChainResult chain(Chain seen) {
		List<ChainLink> links = seen.links()
			.stream()
			.map((link) -> new ChainLink(link.pid(), link.application(), link.query(), link.migration(),
					link.lockType(), link.relation(), (link.mode() != null) ? link.mode().pgName() : null, link.held(),
					link.blocks()))
			.toList();
		return new ChainResult(since(seen.fromMicros()), (seen.toMicros() - seen.fromMicros()) / 1e3,
				seen.longestWaitMs(), seen.peakWaiters(), links, this.wording.chain(seen.peakWaiters(), links));
	}

	private List<Request> requests(String endpoint) {
		return this.measurements.timeline().requests(endpoint, this.measurements.measured().to(), this.slo);
	}

	private List<StepResult> steps() {
		List<StatementLocks> statements = LockReport.of(this.measurements.statements(), this.measurements.samples());
		List<StepResult> results = new ArrayList<>();
		for (int i = 0; i < this.measurements.steps().size(); i++) {
			PlayedStep played = this.measurements.steps().get(i);
			Step step = played.step();
			results.add(new StepResult(step.name(), step.kind(), step.why(), since(played.from()), played.ms(),
					this.measurements.rehearsed().msOf(i), played.outcome().tries(), played.error(),
					statements.subList(played.firstStatement(), played.endStatement())
						.stream()
						.map(this::statement)
						.toList(),
					StepSql.of(this.subject, this.measurements.path(), step).orElse(null), played.outcome().waitedFor(),
					step instanceof Migration guarded && guarded.guarded() != null,
					(step instanceof Migration last) ? last.noReturn() : null,
					lostWhile(this.measurements.steps(), i, this.measurements.writes().lostAt())));
		}
		return results;
	}

	/** Of the lost writes, how many were acknowledged before the next step began. */
	static long lostWhile(List<PlayedStep> steps, int step, List<Long> lostAt) {
		long from = steps.get(step).from();
		long to = (step + 1 < steps.size()) ? steps.get(step + 1).from() : Long.MAX_VALUE;
		return lostAt.stream().filter((at) -> at >= from && at < to).count();
	}

	private StatementResult statement(StatementLocks seen) {
		return new StatementResult(seen.statement().sql(), seen.ms(), seen.waitedMs(), seen.statement().error(),
				seen.locks().stream().map(this::lock).toList(), seen.statement().rewrote());
	}

	private LockResult lock(LockSpan span) {
		return new LockResult(span.relation(), span.mode().pgName(), since(span.fromMicros()), span.waitedMs(),
				span.heldMs(), span.blocks(), span.peakWaiters());
	}

	/** The error that ended the path: one that it went on after is the step's only. */
	private String error() {
		List<PlayedStep> steps = this.measurements.steps();
		PlayedStep last = steps.get(steps.size() - 1);
		return last.outcome().goesOn() ? null : last.error();
	}

	private double migrationMs() {
		List<PlayedStep> steps = this.measurements.steps();
		return (steps.get(steps.size() - 1).to() - steps.get(0).from()) / 1e3;
	}

	private long walBytes() {
		List<PlayedStep> steps = this.measurements.steps();
		return walAt(steps.get(steps.size() - 1).to()) - walAt(steps.get(0).from());
	}

	private long walAt(long micros) {
		return this.measurements.samples()
			.stream()
			.filter((sample) -> sample.atMicros() <= micros)
			.mapToLong(Sample::walBytes)
			.max()
			.orElse(0);
	}

	PathPicture picture() {
		Timeline timeline = this.measurements.timeline();
		Window shown = new Window(this.measurements.baseline().from(), this.measurements.measured().to());
		return new PathPicture(this.measurements.path().name(), since(shown.to()),
				timeline.endpoints().stream().map((name) -> series(name, shown)).toList(),
				this.measurements.samples()
					.stream()
					.filter((sample) -> sample.atMicros() >= shown.from() && sample.atMicros() < shown.to())
					.map((sample) -> new PathPicture.Depth(since(sample.atMicros()), sample.queueDepth()))
					.toList());
	}

	private PathPicture.Series series(String endpoint, Window shown) {
		List<Request> requests = shown.of(requests(endpoint));
		boolean[] bad = new boolean[requests.size()];
		for (int i = 0; i < bad.length; i++) {
			bad[i] = requests.get(i).bad(this.slo);
		}
		List<double[]> outages = Outages.of(this.measurements.measured().of(requests), this.slo)
			.list()
			.stream()
			.map((outage) -> new double[] { since(outage.begin()), since(outage.end()) })
			.toList();
		return new PathPicture.Series(endpoint, requests.stream().mapToDouble((each) -> since(each.due())).toArray(),
				requests.stream().mapToDouble((each) -> each.latency() / 1e3).toArray(), bad, outages);
	}

	private double since(long micros) {
		return this.measurements.since(micros);
	}

}
