package org.downtimelab.check.findings;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.downtimelab.check.findings.Transactions.Held;
import org.downtimelab.check.findings.Transactions.Lock;
import org.downtimelab.check.measure.TimedStatement;
import org.downtimelab.check.remedy.Links;
import org.downtimelab.check.result.Code;
import org.downtimelab.check.result.Figures;
import org.downtimelab.check.result.Finding;
import org.downtimelab.check.result.Stall;
import org.downtimelab.check.result.Verdict;

/** Work that grows with rows while somebody is kept out of a table. */
final class BlockedWork {

	/** A lock that is held for as long as this hurts, whatever its length depends on. */
	private static final long LONG_MS = 1_000;

	private final Measurements measurements;

	private final List<Finding> found = new ArrayList<>();

	BlockedWork(Measurements measurements) {
		this.measurements = measurements;
	}

	List<Finding> findings() {
		List<Held> statements = new Transactions(this.measurements).statements();
		for (Held held : statements) {
			boolean grows = !held.work().isEmpty();
			held.locks().forEach((table, lock) -> {
				if (grows || lasts(lock, held)) {
					blocks(held, table, lock, grows);
				}
			});
			rewrites(held);
		}
		return this.found;
	}

	private boolean lasts(Lock lock, Held held) {
		return this.measurements.large() != null
				&& this.measurements.large()
					.statements()
					.stream()
					.filter((each) -> each.statement().index() == held.statement().statement().index())
					.anyMatch((each) -> each.ms() - each.waitedMs() >= LONG_MS)
				&& lock.mode().blocks().contains("write");
	}

	private void blocks(Held held, String table, Lock lock, boolean grows) {
		if (lock.mode().blocks().isEmpty() || readOnly(table) && !lock.mode().blocks().contains("read")) {
			return;
		}
		boolean reads = lock.mode().blocks().contains("read");
		Code code = reads ? Code.BLOCKS_READS : Code.BLOCKS_WRITES;
		int line = held.statement().statement().line();
		String words = "Nobody can " + (reads ? "read or write " : "write to ") + table + " while it runs"
				+ ((held.statement() != lock.by()) ? ", because line " + lock.by().statement().line() + " holds "
						+ lock.mode().pgName() + " until the transaction ends" : "")
				+ measured(held, table, reads ? "reads and writes" : "writes")
				+ (grows ? ". More rows in " + String.join(", ", held.work().keySet()) + " take longer" : "");
		this.found.add(new Finding(code, Verdict.HARMFUL, table, line, words, remedy(held, table, lock),
				Links.of(held.statement().statement().bare()), null));
	}

	/** Nobody writes to a materialized view. */
	private boolean readOnly(String table) {
		return !this.measurements.before().relations().named(table).isTable();
	}

	/** An earlier statement that holds the lock and works as well has its own remedy. */
	private String remedy(Held held, String table, Lock lock) {
		String sql = held.statement().statement().bare();
		Set<String> locked = new LinkedHashSet<>(held.statement().took().keySet());
		locked.addAll(held.work().keySet());
		boolean works = held.statement() == lock.by() || this.found.stream()
			.anyMatch((each) -> table.equals(each.relation()) && each.line() == lock.by().statement().line());
		return works ? this.measurements.remedies().inSteps(sql, locked, table)
				: this.measurements.remedies().apart(lock.by().statement().bare(), sql, locked, table);
	}

	private String measured(Held held, String table, String who) {
		if (this.measurements.large() == null) {
			return "";
		}
		long rows = this.measurements.rows().getOrDefault(table, 0L);
		String at = (rows > 0) ? " at " + Figures.count(rows) + " rows" : "";
		Stall stall = this.measurements.large()
			.stalls()
			.stream()
			.filter((each) -> each.relation().equals(table))
			.findFirst()
			.orElse(new Stall(table, 0, 0));
		long ms = this.measurements.large()
			.statements()
			.stream()
			.filter((each) -> each.statement().index() == held.statement().statement().index())
			.mapToLong(TimedStatement::ms)
			.findFirst()
			.orElse(-1);
		long worst = Math.max(stall.readMs(), stall.writeMs());
		String took = (ms >= 0) ? ": " + Figures.time(ms) + at : "";
		return (worst > 0) ? took + ", and " + who + " stalled for " + Figures.time(worst) : took;
	}

	private void rewrites(Held held) {
		for (String table : held.statement().rewrote()) {
			if (held.work().containsKey(table)) {
				String took = this.measurements.took(held.statement().statement().index());
				this.found.add(new Finding(Code.REWRITES, Verdict.HARMFUL, table, held.statement().statement().line(),
						"It writes every row of " + table + " again, with all indexes"
								+ (took.isEmpty() ? "" : ": " + took),
						this.measurements.remedies()
							.inSteps(held.statement().statement().bare(), held.statement().took().keySet(), table),
						Links.of(held.statement().statement().bare()), null));
			}
		}
	}

}
