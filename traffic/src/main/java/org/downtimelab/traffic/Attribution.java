package org.downtimelab.traffic;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/**
 * Which bad requests of one endpoint count against the change, and which are noise.
 * <p>
 * A bad request, failed or slow, is <em>noise</em> if it was due in a noisy stretch and
 * nobody saw the change block it. Every other bad request is <em>attributable</em>.
 * <p>
 * The endpoint's downtime is the length of the outages over all of its requests. The
 * attributable part of it is the length of the outages over its requests without those
 * that are noise, which lie within the others; the rest is the part that is noise.
 */
public final class Attribution {

	private final List<Request> noise;

	private final List<Request> attributable;

	private final Outages all;

	private final Outages without;

	private Attribution(List<Request> requests, Duration slo, Predicate<Request> isNoise) {
		Predicate<Request> bad = (request) -> request.bad(slo);
		this.noise = requests.stream().filter(bad.and(isNoise)).toList();
		this.attributable = requests.stream().filter(bad.and(isNoise.negate())).toList();
		this.all = Outages.of(requests, slo);
		this.without = Outages.of(requests.stream().filter(bad.and(isNoise).negate()).toList(), slo);
	}

	/**
	 * Tells them apart.
	 * @param oneEndpoint the requests of one endpoint that count, in any order
	 * @param slo the longest time from due to end that is still good
	 * @param noise when the machine was noisy
	 * @param blocked whether a request was in flight while a lock of the change was seen
	 * in its way: then it is attributable even in noise
	 * @return the two kinds
	 */
	public static Attribution of(List<Request> oneEndpoint, Duration slo, Noise noise, Predicate<Request> blocked) {
		return new Attribution(oneEndpoint, slo, ((Predicate<Request>) noise::covers).and(blocked.negate()));
	}

	/** The bad requests that count against the change. */
	public List<Request> attributable() {
		return this.attributable;
	}

	/** The bad requests that are noise. */
	public List<Request> noise() {
		return this.noise;
	}

	/**
	 * The outages without those requests that are noise.
	 * @return the endpoint's attributable outages
	 */
	public Outages outages() {
		return this.without;
	}

	/**
	 * The part of the endpoint's downtime that is noise.
	 * @return milliseconds, from 0 to the whole of it
	 */
	public long noiseMs() {
		return this.all.downtimeMs() - this.without.downtimeMs();
	}

}
