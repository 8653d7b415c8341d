package org.downtimelab.console.command;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

import org.downtimelab.console.run.WatchingCost;

/** Pairs of stretches as a table, and what they come to. */
record WatchingTable(List<WatchingCost.Pair> pairs) {

	String text() {
		StringBuilder text = new StringBuilder("pair   p50 watched   p50 unwatched   difference\n");
		for (int i = 0; i < this.pairs.size(); i++) {
			WatchingCost.Pair pair = this.pairs.get(i);
			text.append(String.format(Locale.ROOT, "%4d   %8.3f ms     %8.3f ms   %+7.3f ms%n", i + 1, pair.watchedMs(),
					pair.unwatchedMs(), pair.differenceMs()));
		}
		double difference = median(WatchingCost.Pair::differenceMs);
		double unwatched = median(WatchingCost.Pair::unwatchedMs);
		return text.append(String.format(Locale.ROOT, "Median difference of p50: %+.3f ms, %+.1f %% of %.3f ms",
				difference, 100 * difference / unwatched, unwatched))
			.toString();
	}

	/** The mean of the two in the middle, when there is an even number. */
	double median(ToDoubleFunction<WatchingCost.Pair> figure) {
		double[] sorted = this.pairs.stream().mapToDouble(figure).sorted().toArray();
		int middle = sorted.length / 2;
		return (sorted.length % 2 == 1) ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
	}

}
