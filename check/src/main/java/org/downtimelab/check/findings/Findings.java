package org.downtimelab.check.findings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.downtimelab.check.result.Code;
import org.downtimelab.check.result.Finding;
import org.downtimelab.check.result.Verdict;

/** All findings of a migration, and its verdict. */
public final class Findings {

	/** A statement that takes longer than this is worth knowing, whoever it blocks. */
	private static final long LONG_MS = 10_000;

	private Findings() {
	}

	/** The findings, the worst first; those that a comment accepts have its reason. */
	public static List<Finding> of(Evidence evidence) {
		List<Finding> found = new ArrayList<>();
		found.addAll(Failures.in(evidence));
		found.addAll(new BlockedWork(evidence).findings());
		found.addAll(RowLocks.in(evidence));
		found.addAll(new SchemaChange(evidence).findings());
		found.addAll(lostRows(evidence));
		found.addAll(refusals(evidence, found));
		found.addAll(LockQueues.in(evidence));
		found.addAll(others(evidence));
		return found.stream()
			.map((each) -> accepted(evidence, each))
			.sorted(Comparator.comparing(Finding::severity).reversed().thenComparing(Finding::line))
			.toList();
	}

	/** The worst that is not accepted. */
	public static Verdict verdict(List<Finding> findings) {
		return findings.stream()
			.filter((each) -> each.accepted() == null)
			.map(Finding::severity)
			.max(Comparator.naturalOrder())
			.orElse(Verdict.HARMLESS);
	}

	private static Finding accepted(Evidence evidence, Finding each) {
		return new Finding(each.code(), each.severity(), each.relation(), each.line(), each.message(), each.remedy(),
				each.link(), evidence.parsed().reason(each.code().word(), each.line()));
	}

	private static List<Finding> lostRows(Evidence evidence) {
		List<Finding> found = new ArrayList<>();
		evidence.lost().forEach((table, rows) -> {
			long own = evidence.lostOfOwn().getOrDefault(table, 0L);
			boolean filled = rows > own;
			found.add(new Finding(Code.DESTROYS_DATA, filled ? Verdict.HARMFUL : Verdict.CAREFUL, table,
					Lines.of(evidence, table, "delete truncate drop " + table),
					filled ? Words.count(rows) + " of " + Words.count(evidence.few().getOrDefault(table, rows))
							+ " rows of " + table + " are gone"
							: Words.count(rows) + " rows of " + table + ", which older migrations wrote, are gone",
					Remedies.of(Code.DESTROYS_DATA, "", table), Remedies.link(Code.DESTROYS_DATA), null));
		});
		return found;
	}

	/** Not where the catalog has said already why. */
	private static List<Finding> refusals(Evidence evidence, List<Finding> known) {
		return evidence.refusals()
			.entrySet()
			.stream()
			.filter((each) -> known.stream()
				.noneMatch((other) -> (other.code() == Code.BREAKS_RUNNING_RELEASE || other.code() == Code.TIGHTENS)
						&& each.getKey().equals(other.relation())))
			.map((each) -> new Finding(Code.BREAKS_RUNNING_RELEASE, Verdict.HARMFUL, each.getKey(),
					Lines.of(evidence, each.getKey(), ""), each.getValue(),
					Remedies.of(Code.BREAKS_RUNNING_RELEASE, "", each.getKey()), null, null))
			.toList();
	}

	private static List<Finding> others(Evidence evidence) {
		List<Finding> found = new ArrayList<>();
		evidence.withoutStatistics().forEach((column) -> {
			String table = column.substring(0, column.lastIndexOf('.'));
			found.add(new Finding(Code.NO_STATISTICS, Verdict.HARMLESS, table, Lines.of(evidence, table, column),
					column + " has no statistics any more: until somebody analyzes the table, plans are guesses",
					Remedies.of(Code.NO_STATISTICS, "", table), "scenario-column-type", null));
		});
		if (evidence.large() != null) {
			evidence.large()
				.statements()
				.stream()
				.filter((each) -> each.ms() >= LONG_MS)
				.forEach((each) -> found.add(new Finding(Code.LONG, Verdict.CAREFUL, null, each.statement().line(),
						"It takes " + Words.millis(each.ms()), null, null, null)));
		}
		if (evidence.undone() != null && !evidence.undone().isEmpty()) {
			found.add(new Finding(Code.UNDO_DIFFERS, Verdict.CAREFUL, null, 0,
					"After the way back the schema is not what it was: " + String.join("; ", evidence.undone()), null,
					null, null));
		}
		return found;
	}

}
