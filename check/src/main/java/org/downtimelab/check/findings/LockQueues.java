package org.downtimelab.check.findings;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.downtimelab.check.catalog.Relation;
import org.downtimelab.check.catalog.Relations;
import org.downtimelab.check.remedy.Links;
import org.downtimelab.check.result.Code;
import org.downtimelab.check.result.Figures;
import org.downtimelab.check.result.Finding;
import org.downtimelab.check.result.Verdict;
import org.downtimelab.check.trace.TracedStatement;
import org.downtimelab.observe.LockMode;

/**
 * A lock that keeps readers out, however short, waits for the longest query that is open;
 * and who comes later waits behind it. A bound of ten seconds or less is taken for an
 * answer.
 */
public final class LockQueues {

	private static final long BOUND_MS = 10_000;

	private LockQueues() {
	}

	/** The statements that would wait with no bound, the first one for each table. */
	public static List<Waiting> waiting(List<TracedStatement> traced, Relations before) {
		List<Waiting> found = new ArrayList<>();
		Set<String> seen = new HashSet<>();
		for (TracedStatement statement : traced) {
			boolean bounded = statement.waitsMs() > 0 && statement.waitsMs() <= BOUND_MS;
			statement.took().forEach((name, mode) -> {
				Relation relation = before.named(name);
				if (relation.holdsRows() && mode == LockMode.ACCESS_EXCLUSIVE && seen.add(name) && !bounded) {
					found.add(new Waiting(statement, name));
				}
			});
		}
		return found;
	}

	static List<Finding> in(Measurements measurements) {
		List<Finding> found = new ArrayList<>();
		for (Waiting each : waiting(measurements.traced(), measurements.before().relations())) {
			Long queued = measurements.queued().get(each.table());
			boolean loosens = SchemaChange.onlyWidens(measurements.before(), measurements.after(), each.table());
			found.add(new Finding(Code.LOCK_QUEUE, loosens ? Verdict.HARMLESS : Verdict.CAREFUL, each.table(),
					each.statement().statement().line(),
					"If a long query of " + each.table() + " is running, this statement waits for it "
							+ waits(each.statement()) + ", and all other reads and writes wait behind this statement"
							+ ((queued != null && queued > 0)
									? " (measured: a read waited until the long one had ended)" : ""),
					measurements.remedies()
						.bounded(each.statement().statement().bare(), each.statement().took().keySet(), each.table(),
								measurements.parsed().transactional()),
					Links.of(Code.LOCK_QUEUE), null));
		}
		return found;
	}

	private static String waits(TracedStatement statement) {
		return (statement.waitsMs() == 0) ? "without a bound" : "for up to " + Figures.time(statement.waitsMs());
	}

	/**
	 * A statement that would wait.
	 *
	 * @param statement itself
	 * @param table that it wants for itself alone
	 */
	public record Waiting(TracedStatement statement, String table) {
	}

}
