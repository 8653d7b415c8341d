package org.downtimelab.experiment;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.downtimelab.experiment.result.EndpointResult;
import org.downtimelab.experiment.result.Stretch;
import org.downtimelab.observe.InTheWay;
import org.downtimelab.traffic.Attribution;
import org.downtimelab.traffic.EndpointSummary;
import org.downtimelab.traffic.Noise;
import org.downtimelab.traffic.Outages;
import org.downtimelab.traffic.Request;
import org.downtimelab.traffic.Window;

/**
 * What the users of each endpoint saw, and how much of it counts against the change: all
 * that is not noise.
 */
final class EndpointResults {

	/**
	 * Where the canary was bad for more of the time than this, a path without an
	 * attributable bad request has no verdict: too little of it was seen on a quiet
	 * machine.
	 */
	private static final double MOST_NOISE = 0.1;

	private static final String TOO_NOISY = "the machine was too noisy to judge: ";

	private final PathMeasurements measurements;

	private final Duration slo;

	private final List<EndpointTouch> touches;

	private final Noise noise;

	private final double canaryBadShare;

	EndpointResults(PathMeasurements measurements, Duration slo, List<EndpointTouch> touches) {
		this.measurements = measurements;
		this.slo = slo;
		this.touches = touches;
		Window measured = measurements.measured();
		this.noise = Noise.in(measurements.timeline(), measured.to(), slo);
		this.canaryBadShare = Noise.in(measurements.timeline(), measured, measured.to(), slo).canaryBadMs() * 1e3
				/ Math.max(1, measured.to() - measured.from());
	}

	List<EndpointResult> results() {
		return this.measurements.timeline().endpoints().stream().map(this::result).toList();
	}

	private EndpointResult result(String name) {
		List<Request> all = this.measurements.timeline().requests(name, this.measurements.measured().to(), this.slo);
		EndpointSummary seen = EndpointSummary.of(name, all, this.measurements.measured(),
				List.of(this.measurements.baseline()), this.slo);
		InTheWay inTheWay = inTheWay(name);
		Attribution attribution = Attribution.of(this.measurements.measured().of(all), this.slo, this.noise,
				(request) -> inTheWay.meanwhile(request.due(), request.end()));
		return new EndpointResult(name, seen.requests(), seen.failed(), seen.slow(), seen.downtimeMs(),
				seen.longestStallMs(), seen.open(), seen.p50Ms(), seen.p99Ms(), seen.maxMs(), seen.baselineP99Ms(),
				(long) attribution.attributable().size(), (long) attribution.noise().size(),
				(double) attribution.noiseMs(), stretches(attribution.outages()));
	}

	private InTheWay inTheWay(String endpoint) {
		EndpointTouch touch = this.touches.stream()
			.filter((each) -> each.name().equals(endpoint))
			.findFirst()
			.orElse(new EndpointTouch(endpoint, "read", null));
		return new InTheWay(this.measurements.samples(), touch.table(),
				Stream.of("read", "write", "row-write").filter(touch::isBlockedBy).toList(), WatchedPlayer.OTHERS);
	}

	private List<Stretch> stretches(Outages outages) {
		return outages.list()
			.stream()
			.map((outage) -> new Stretch(this.measurements.since(outage.begin()),
					this.measurements.since(outage.end())))
			.toList();
	}

	/** When the machine was noisy, from the baseline to the end. */
	List<Stretch> noisy() {
		Window shown = new Window(this.measurements.baseline().from(), this.measurements.measured().to());
		return this.noise.windows()
			.stream()
			.filter((window) -> window.to() > shown.from() && window.from() < shown.to())
			.map((window) -> new Stretch(this.measurements.since(Math.max(window.from(), shown.from())),
					this.measurements.since(Math.min(window.to(), shown.to()))))
			.toList();
	}

	/**
	 * Why nothing can be said of a path by what its users saw, or null: there was no
	 * attributable bad request, but all bad ones came with noise, or there was much of
	 * it.
	 */
	String tooNoisy(List<EndpointResult> results) {
		if (results.stream().anyMatch((each) -> each.attributableBad() > 0)) {
			return null;
		}
		long bad = results.stream().mapToLong(EndpointResult::noiseBad).sum();
		if (bad > 0) {
			return TOO_NOISY + bad + ((bad == 1) ? " request was bad, while" : " requests were bad, all of them while")
					+ " the canary, which touches neither database nor pool, was bad as well";
		}
		return (this.canaryBadShare > MOST_NOISE)
				? TOO_NOISY + "the canary, which touches neither database nor pool, was bad for %s %% of the time"
					.formatted(Math.round(100 * this.canaryBadShare))
				: null;
	}

}
