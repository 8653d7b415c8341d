package org.downtimelab.backfill;

import java.time.Duration;

/**
 * How long the machine is left to the traffic between two batches. A server that is busy
 * shows itself to a session by changing fewer rows in the same time: at half the best
 * pace the pause is four times as long, at a third nine times, and never more than ten.
 */
final class Pause {

	private static final double MOST = 10;

	/** So that one lucky batch is not the measure for ever. */
	private static final double FADES = 0.98;

	private final Duration base;

	private double best;

	private double factor = 1;

	Pause(Duration base) {
		this.base = base;
	}

	/** A batch is done. One without rows says nothing. */
	void after(long rows, Duration took) {
		if (rows == 0) {
			return;
		}
		double pace = rows / (double) Math.max(1, took.toNanos());
		this.best = Math.max(pace, this.best * FADES);
		double slowdown = this.best / pace;
		this.factor = Math.min(MOST, slowdown * slowdown);
	}

	Duration now() {
		return Duration.ofNanos(Math.round(this.base.toNanos() * this.factor));
	}

}
