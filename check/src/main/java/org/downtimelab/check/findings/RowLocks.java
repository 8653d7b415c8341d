package org.downtimelab.check.findings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.downtimelab.check.remedy.Links;
import org.downtimelab.check.result.Code;
import org.downtimelab.check.result.Finding;
import org.downtimelab.check.result.Verdict;
import org.downtimelab.check.trace.TracedStatement;

/** Most rows of a table, changed in one transaction. */
final class RowLocks {

	private RowLocks() {
	}

	static List<Finding> in(Measurements measurements) {
		List<Finding> found = new ArrayList<>();
		Map<String, Long> changed = new LinkedHashMap<>();
		for (TracedStatement statement : measurements.traced()) {
			statement.changed().forEach((table, rows) -> {
				String key = statement.transaction() + " " + table;
				long before = changed.getOrDefault(key, 0L);
				long after = changed.merge(key, rows, Long::sum);
				long all = measurements.few().getOrDefault(table, 0L);
				if (all >= 50 && before * 2 < all && after * 2 >= all) {
					found.add(finding(measurements, statement, table, Math.min(100, 100 * after / all)));
				}
			});
		}
		return found;
	}

	private static Finding finding(Measurements measurements, TracedStatement statement, String table, long percent) {
		String took = measurements.took(statement.statement().index());
		return new Finding(Code.ROW_LOCKS, Verdict.HARMFUL, table, statement.statement().line(),
				"It changes " + percent + " % of the rows of " + table + " in one transaction"
						+ (took.isEmpty() ? "" : ", which took " + took)
						+ ": anyone who writes to one of them waits until it commits",
				measurements.remedies().inBatches(statement.statement().bare(), table),
				Links.of(statement.statement().bare()), null);
	}

}
