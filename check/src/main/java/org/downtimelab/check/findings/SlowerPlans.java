package org.downtimelab.check.findings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.downtimelab.check.plan.SlowerLookup;
import org.downtimelab.check.remedy.Links;
import org.downtimelab.check.result.Code;
import org.downtimelab.check.result.Figures;
import org.downtimelab.check.result.Finding;
import org.downtimelab.check.result.Verdict;

/** Look-ups that have lost their index. */
final class SlowerPlans {

	private SlowerPlans() {
	}

	static List<Finding> in(Measurements measurements) {
		List<Finding> found = new ArrayList<>();
		for (SlowerLookup each : measurements.sizes().slower()) {
			boolean gone = measurements.after()
				.indexes()
				.stream()
				.noneMatch((index) -> index.name().equals(each.index()) && index.valid());
			long rows = measurements.rows().getOrDefault(each.table(), 0L);
			found.add(new Finding(Code.SLOWER_PLAN, Verdict.HARMLESS, each.table(),
					Lines.of(measurements, gone ? each.index() : each.table(), each.index()),
					"A query of " + each.table() + " by " + each.column()
							+ " used an index. Now it reads the whole table: " + ms(each.beforeMs()) + " before, "
							+ ms(each.afterMs()) + " after"
							+ ((rows > 0) ? ", at " + Figures.count(rows) + " rows" : ""),
					gone ? "-- in production, on each server that answers queries: was it used?\n"
							+ "SELECT idx_scan FROM pg_stat_user_indexes WHERE indexrelid = '"
							+ each.index().replace("'", "''") + "'::regclass;" : "ANALYZE " + each.table() + ";",
					Links.of(Code.SLOWER_PLAN), null));
		}
		return found;
	}

	private static String ms(double ms) {
		return (ms < 10) ? String.format(Locale.ROOT, "%.2f ms", ms) : Figures.time(Math.round(ms));
	}

}
