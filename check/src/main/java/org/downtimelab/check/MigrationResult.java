package org.downtimelab.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.downtimelab.check.findings.Findings;
import org.downtimelab.check.findings.Measurements;
import org.downtimelab.check.measure.TimedPlay.Timed;
import org.downtimelab.check.measure.TimedStatement;
import org.downtimelab.check.project.Project;
import org.downtimelab.check.project.Script;
import org.downtimelab.check.project.ScriptStatement;
import org.downtimelab.check.result.CheckedMigration;
import org.downtimelab.check.result.CheckedStatement;
import org.downtimelab.check.result.Finding;
import org.downtimelab.check.result.Growth;
import org.downtimelab.check.result.TakenLock;
import org.downtimelab.check.trace.TracedStatement;
import org.downtimelab.observe.LockMode;

/**
 * Words what was measured as it stands in the JSON.
 *
 * @param at rows to extrapolate to, by table
 */
record MigrationResult(Project project, Script script, Measurements measurements, Map<String, Long> at) {

	/**
	 * Growth that is told from noise where the rows that were read do not tell it:
	 * milliseconds.
	 */
	private static final long NOTICEABLE = 20;

	CheckedMigration with(List<Finding> findings) {
		String outcome = this.measurements.played().well() ? "migrated"
				: this.measurements.played().timedOut() ? "timed-out" : "failed";
		Timed large = this.measurements.large();
		return new CheckedMigration((this.script.version() != null) ? this.script.version().toString() : null,
				this.script.name(), this.project.path(this.script), Findings.verdict(findings), outcome,
				this.measurements.played().error(), (large != null) ? large.ms() : 0, statements(),
				(large != null) ? large.stalls() : List.of(), growth(), findings);
	}

	private List<CheckedStatement> statements() {
		Map<Integer, CheckedStatement> statements = new LinkedHashMap<>();
		for (TracedStatement traced : this.measurements.traced()) {
			ScriptStatement statement = traced.statement();
			Optional<TimedStatement> timed = timed(this.measurements.large(), statement.index());
			List<TakenLock> locks = new ArrayList<>();
			traced.took().forEach((relation, mode) -> locks.add(lock(relation, mode, timed)));
			statements.put(statement.index(), new CheckedStatement(statement.line(), statement.bare(),
					timed.map(TimedStatement::ms).orElse(0L), locks, List.copyOf(traced.rewrote())));
		}
		return List.copyOf(statements.values());
	}

	private static TakenLock lock(String relation, LockMode mode, Optional<TimedStatement> timed) {
		return new TakenLock(relation, mode.pgName(), timed.map(TimedStatement::heldMs).orElse(0L),
				timed.map(TimedStatement::waitedMs).orElse(0L), mode.blocks());
	}

	private static Optional<TimedStatement> timed(Timed play, int index) {
		return (play == null) ? Optional.empty()
				: play.statements().stream().filter((each) -> each.statement().index() == index).findFirst();
	}

	private List<Growth> growth() {
		List<Growth> found = new ArrayList<>();
		for (TracedStatement traced : this.measurements.traced()) {
			Optional<TimedStatement> small = timed(this.measurements.sizes().small(), traced.statement().index());
			Optional<TimedStatement> large = timed(this.measurements.large(), traced.statement().index());
			String table = table(traced);
			if (small.isPresent() && large.isPresent() && table != null) {
				found.add(growth(table, traced, small.get().ms(), large.get().ms()));
			}
		}
		return found;
	}

	/** The table that it has most to do with. */
	private String table(TracedStatement traced) {
		return traced.took()
			.keySet()
			.stream()
			.filter(this.measurements.rows()::containsKey)
			.max((one, other) -> Long.compare(weight(traced, one), weight(traced, other)))
			.orElse(null);
	}

	private static long weight(TracedStatement traced, String table) {
		return traced.read().getOrDefault(table, 0L) * 10 + traced.took().get(table).ordinal();
	}

	private Growth growth(String table, TracedStatement traced, long smallMs, long largeMs) {
		long largeRows = this.measurements.rows().get(table);
		long smallRows = Math.max(1, largeRows / 4);
		double ratio = (double) largeMs / Math.max(1, smallMs);
		boolean constant = !this.measurements.grows(traced.statement().index())
				&& (largeMs < NOTICEABLE || ratio < 1.5);
		String shape = constant ? "constant" : (ratio >= 2.5 && ratio <= 6) ? "linear" : "unclear";
		Long wanted = this.at.getOrDefault(table, this.at.get(table.substring(table.lastIndexOf('.') + 1)));
		long atMs = 0;
		if (wanted != null && shape.equals("linear")) {
			double perRow = (double) (largeMs - smallMs) / (largeRows - smallRows);
			atMs = Math.round(largeMs + perRow * (wanted - largeRows));
		}
		return new Growth(table, traced.statement().line(), smallRows, smallMs, largeRows, largeMs, shape,
				(wanted != null) ? wanted : 0, atMs);
	}

}
