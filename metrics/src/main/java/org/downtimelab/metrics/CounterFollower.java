package org.downtimelab.metrics;

import io.micrometer.core.instrument.Counter;

/**
 * A counter after a figure that somebody else counts. When that figure starts at zero
 * again, as with each path, the counter goes on from where it is.
 */
final class CounterFollower {

	private final Counter counter;

	private double seen;

	CounterFollower(Counter counter) {
		this.counter = counter;
	}

	/** The figure is that high by now; a lower one than before changes nothing. */
	void to(double figure) {
		if (figure > this.seen) {
			this.counter.increment(figure - this.seen);
			this.seen = figure;
		}
	}

	/** The figure begins again at 0. */
	void restart() {
		this.seen = 0;
	}

}
