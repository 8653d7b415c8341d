package org.downtimelab.experiment;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Pairs of stretches as a table, and what they come to. */
record WatchingTable(List<WatchingCost.Pair> pairs) {

	/** A median difference above both of them would be told as the migration's. */
	private static final double BEARABLE_MS = 0.5;

	private static final double BEARABLE_SHARE = 0.1;

	String text() {
		StringBuilder text = new StringBuilder("pair   p50 watched   p50 unwatched   difference\n");
		for (int i = 0; i < this.pairs.size(); i++) {
			WatchingCost.Pair pair = this.pairs.get(i);
			text.append(String.format(Locale.ROOT, "%4d   %8.3f ms     %8.3f ms   %+7.3f ms%n", i + 1, pair.watchedMs(),
					pair.unwatchedMs(), pair.differenceMs()));
		}
		double difference = difference();
		double unwatched = unwatched();
		return text.append(String.format(Locale.ROOT, "Median difference of p50: %+.3f ms, %+.1f %% of %.3f ms",
				difference, 100 * difference / unwatched, unwatched))
			.toString();
	}

	/** Whether what is measured under watch is still what would be without. */
	boolean bearable() {
		return difference() < BEARABLE_MS || difference() < BEARABLE_SHARE * unwatched();
	}

	private double difference() {
		return median(WatchingCost.Pair::differenceMs);
	}

	private double unwatched() {
		return median(WatchingCost.Pair::unwatchedMs);
	}

	/** The mean of the two in the middle, when there is an even number. */
	double median(ToDoubleFunction<WatchingCost.Pair> figure) {
		double[] sorted = this.pairs.stream().mapToDouble(figure).sorted().toArray();
		int middle = sorted.length / 2;
		return (sorted.length % 2 == 1) ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
	}

}
