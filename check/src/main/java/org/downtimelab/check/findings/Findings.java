package org.downtimelab.check.findings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.downtimelab.check.remedy.Links;
import org.downtimelab.check.remedy.Remedies;
import org.downtimelab.check.result.Code;
import org.downtimelab.check.result.Figures;
import org.downtimelab.check.result.Finding;
import org.downtimelab.check.result.Verdict;
import org.downtimelab.check.trace.TracedStatement;

/** All findings of a migration, and its verdict. */
public final class Findings {

	/**
	 * A statement that takes longer than this is worth knowing, even if it blocks nobody.
	 */
	private static final long LONG_MS = 10_000;

	private Findings() {
	}

	/** The findings, the worst first. One that a comment accepts has its reason. */
	public static List<Finding> of(Measurements measurements) {
		List<Finding> found = new ArrayList<>();
		found.addAll(Failures.in(measurements));
		found.addAll(new BlockedWork(measurements).findings());
		found.addAll(RowLocks.in(measurements));
		found.addAll(new SchemaChange(measurements).findings());
		found.addAll(lostRows(measurements));
		found.addAll(refusals(measurements, found));
		found.addAll(LockQueues.in(measurements));
		found.addAll(SlowerPlans.in(measurements));
		found.addAll(ScanningDeletes.in(measurements));
		found.addAll(incomparable(measurements));
		found.addAll(others(measurements));
		return found.stream()
			.map((each) -> accepted(measurements, each))
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

	private static Finding accepted(Measurements measurements, Finding each) {
		return new Finding(each.code(), each.severity(), each.relation(), each.line(), each.message(), each.remedy(),
				each.link(), measurements.parsed().reason(each.code().word(), each.line()));
	}

	private static List<Finding> lostRows(Measurements measurements) {
		List<Finding> found = new ArrayList<>();
		measurements.lost().forEach((table, rows) -> {
			long own = measurements.lostOfOwn().getOrDefault(table, 0L);
			boolean filled = rows > own;
			found.add(new Finding(Code.DESTROYS_DATA, filled ? Verdict.HARMFUL : Verdict.CAREFUL, table,
					Lines.of(measurements, table, "delete truncate drop " + table),
					filled ? Figures.count(rows) + " of " + Figures.count(measurements.few().getOrDefault(table, rows))
							+ " rows of " + table + " are gone" : ofOlderMigrations(rows, table),
					released(measurements, Code.DESTROYS_DATA, table, "delete truncate drop " + table),
					Links.of(Code.DESTROYS_DATA), null));
		});
		return found;
	}

	private static String ofOlderMigrations(long rows, String table) {
		return (rows == 1) ? "A row of " + table + ", which an older migration wrote, is gone"
				: Figures.count(rows) + " rows of " + table + ", which older migrations wrote, are gone";
	}

	/** Not where the catalog has said already why. */
	private static List<Finding> refusals(Measurements measurements, List<Finding> known) {
		return measurements.refusals()
			.entrySet()
			.stream()
			.filter((each) -> known.stream()
				.noneMatch((other) -> (other.code() == Code.BREAKS_RUNNING_RELEASE || other.code() == Code.TIGHTENS)
						&& each.getKey().equals(other.relation())))
			.map((each) -> new Finding(Code.BREAKS_RUNNING_RELEASE, Verdict.HARMFUL, each.getKey(),
					Lines.of(measurements, each.getKey(), ""), each.getValue(),
					released(measurements, Code.BREAKS_RUNNING_RELEASE, each.getKey(), ""),
					Links.of(Code.BREAKS_RUNNING_RELEASE), null))
			.toList();
	}

	/** The statement as it stands, once nobody needs what it takes away. */
	static String released(Measurements measurements, Code code, String relation, String words) {
		TracedStatement statement = Lines.statement(measurements, relation, words);
		return (statement == null) ? null : Remedies.released(code, statement.statement().bare());
	}

	private static List<Finding> incomparable(Measurements measurements) {
		return measurements.incomparable()
			.stream()
			.map((each) -> new Finding(Code.NOT_COMPARABLE, Verdict.HARMLESS, each.table(),
					Lines.naming(measurements, each.table() + " " + each.column() + " " + each.type()),
					"A query with DISTINCT, UNION or GROUP BY that has " + each.table() + "." + each.column()
							+ " fails: " + each.refusal(),
					each.type().equals("json") ? "Write " + each.column() + " jsonb" : null, null, null))
			.toList();
	}

	private static List<Finding> others(Measurements measurements) {
		List<Finding> found = new ArrayList<>();
		measurements.sizes().withoutStatistics().forEach((column) -> {
			String table = column.substring(0, column.lastIndexOf('.'));
			found.add(new Finding(Code.NO_STATISTICS, Verdict.HARMLESS, table, Lines.of(measurements, table, column),
					column + " has lost its statistics. Until the next ANALYZE, plans are guesses",
					"ANALYZE " + table + ";", Links.of(Code.NO_STATISTICS), null));
		});
		if (measurements.large() != null) {
			measurements.large()
				.statements()
				.stream()
				.filter((each) -> each.ms() >= LONG_MS)
				.forEach((each) -> found.add(new Finding(Code.LONG, Verdict.CAREFUL, null, each.statement().line(),
						"It takes " + Figures.time(each.ms()), null, null, null)));
		}
		if (measurements.undone() != null && !measurements.undone().isEmpty()) {
			found.add(new Finding(Code.UNDO_DIFFERS, Verdict.CAREFUL, null, 0,
					"After the undo script, the schema is not what it was before the migration: "
							+ String.join("; ", measurements.undone()),
					null, null, null));
		}
		return found;
	}

}
