package org.downtimelab.backfill;

import java.time.Duration;

/** How many rows the next batch has, by how long the last one took. */
final class BatchSize {

	static final int LEAST = 100;

	static final int FIRST = 1_000;

	static final int MOST = 50_000;

	private int rows = FIRST;

	int rows() {
		return this.rows;
	}

	/** At most doubled or halved, so that one odd batch does not decide. */
	void took(Duration time, Duration target) {
		double factor = (double) target.toNanos() / Math.max(1, time.toNanos());
		set(this.rows * Math.min(2, Math.max(0.5, factor)));
	}

	/** What was done before the refusal is lost: the next try risks half of it. */
	void wasRefused() {
		set(this.rows * 0.5);
	}

	private void set(double count) {
		this.rows = (int) Math.min(MOST, Math.max(LEAST, count));
	}

}
