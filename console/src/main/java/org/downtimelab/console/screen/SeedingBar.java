package org.downtimelab.console.screen;

import java.util.Locale;

/** How far a long thing is, how fast it goes and how long it will take. */
final class SeedingBar {

	private static final int WIDTH = 30;

	private long begun;

	private long total;

	/** A bar, as in {@code seeding [####……] 2,400,000 of 5,000,000 rows, …}. */
	String bar(long done, long rows) {
		long now = System.nanoTime();
		if (rows != this.total) {
			this.total = rows;
			this.begun = now;
		}
		double seconds = (now - this.begun) / 1e9;
		double perSecond = (seconds > 0) ? done / seconds : 0;
		int filled = (int) (WIDTH * done / rows);
		String left = (done < rows && perSecond > 0)
				? String.format(Locale.ROOT, ", %.0f s left", (rows - done) / perSecond) : "";
		return String.format(Locale.ROOT, "seeding [%s%s] %,d of %,d rows, %,.0f rows/s%s", "█".repeat(filled),
				"·".repeat(WIDTH - filled), done, rows, perSecond, left);
	}

}
