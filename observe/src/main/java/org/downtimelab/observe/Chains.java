package org.downtimelab.observe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.downtimelab.observe.Chain.Link;

/** The chains of waiting sessions over time. */
public final class Chains {

	/** A chain that was not seen for longer has ended: five looks, or one long one. */
	private static final long GAP_MICROS = 250_000;

	private final Map<List<Link>, Chain> open = new LinkedHashMap<>();

	private final List<Chain> ended = new ArrayList<>();

	private Chains() {
	}

	/**
	 * Finds them.
	 * @param samples in order of time
	 * @return in the order in which they began
	 */
	public static List<Chain> of(List<Sample> samples) {
		Chains chains = new Chains();
		samples.forEach((sample) -> new WaitGraph(sample).chains().forEach(chains::see));
		List<Chain> all = new ArrayList<>(chains.ended);
		all.addAll(chains.open.values());
		all.sort((one, other) -> Long.compare(one.fromMicros(), other.fromMicros()));
		return all;
	}

	private void see(Chain now) {
		List<Link> key = now.links().stream().map(Link::unworded).toList();
		Chain known = this.open.get(key);
		if (known != null && now.toMicros() - known.toMicros() > GAP_MICROS) {
			this.ended.add(known);
			known = null;
		}
		this.open.put(key, (known != null) ? together(known, now) : now);
	}

	private static Chain together(Chain first, Chain then) {
		return new Chain(Math.min(first.fromMicros(), then.fromMicros()), then.toMicros(),
				Math.max(first.longestWaitMs(), then.longestWaitMs()),
				Math.max(first.peakWaiters(), then.peakWaiters()), first.links());
	}

}
