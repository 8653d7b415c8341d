package org.downtimelab.check.output;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.downtimelab.check.result.CheckResult;
import org.downtimelab.check.result.CheckedMigration;
import org.downtimelab.check.result.CheckedStatement;
import org.downtimelab.check.result.Figures;
import org.downtimelab.check.result.Finding;
import org.downtimelab.check.result.Growth;
import org.downtimelab.check.result.TakenLock;
import org.downtimelab.check.result.Verdict;

/** Facts of a check as people say them. */
final class Words {

	private static final String NOT_CHECKED = "not checked";

	private Words() {
	}

	/** A verdict as a sign that reads without colour. */
	static String sign(Verdict verdict) {
		return switch (verdict) {
			case HARMFUL -> "✕";
			case CAREFUL -> "!";
			case HARMLESS -> "✓";
		};
	}

	/** "✕ harmful"; "? not checked" of one that was not played. */
	static String verdict(CheckedMigration migration) {
		return migration.wasSkipped() ? "? " + NOT_CHECKED
				: sign(migration.verdict()) + " " + migration.verdict().word();
	}

	/** Text from elsewhere as one line without control characters. */
	static String line(String text) {
		return text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
	}

	/** SQL as it stands, without control characters, indentation and blank lines. */
	static List<String> sql(String sql) {
		return sql.strip()
			.replace("\t", "    ")
			.lines()
			.map((line) -> line.replaceAll("\\p{Cntrl}", "").stripTrailing())
			.filter((line) -> !line.isEmpty())
			.toList();
	}

	/** What was played, on what: "PostgreSQL 18.6, public.orders 1,000,000 rows". */
	static String conditions(CheckResult result) {
		List<String> words = new ArrayList<>(List.of("PostgreSQL " + result.postgres()));
		result.rows()
			.entrySet()
			.stream()
			.sorted(Map.Entry.comparingByKey())
			.map((each) -> each.getKey() + " " + Figures.count(each.getValue()) + " rows")
			.forEach(words::add);
		return String.join(", ", words);
	}

	/** "migrated in 2.9 s"; what failed, with the server's words. */
	static String outcome(CheckedMigration migration) {
		String error = (migration.error() != null) ? ": " + line(migration.error()) : "";
		return switch (migration.outcome()) {
			case "migrated" -> "migrated in " + Figures.time(migration.ms());
			case CheckedMigration.SKIPPED -> "not played" + error;
			default -> migration.outcome().replace('-', ' ') + " after " + Figures.time(migration.ms()) + error;
		};
	}

	/** "ShareLock on public.orders, held 2.8 s, blocks writes". */
	static String lock(TakenLock lock) {
		String waited = (lock.waitedMs() > 0) ? ", waited " + Figures.time(lock.waitedMs()) : "";
		return lock.mode() + " on " + lock.relation() + waited + ", held " + Figures.time(lock.heldMs()) + ", "
				+ blocks(lock);
	}

	static String blocks(TakenLock lock) {
		return lock.blocks().isEmpty() ? "blocks neither reads nor writes"
				: "blocks " + lock.blocks().stream().map(Words::users).collect(Collectors.joining(" and "));
	}

	private static String users(String blocked) {
		return switch (blocked) {
			case "read" -> "reads";
			case "write" -> "writes";
			case "row-write" -> "writes to the same rows";
			default -> blocked;
		};
	}

	/** Whether a remedy is to be typed as it stands; else it is a sentence. */
	static boolean isSql(String remedy) {
		return remedy.lines().anyMatch((line) -> line.stripTrailing().endsWith(";"));
	}

	/** What to write instead. What another remedy says as well is left out. */
	static List<String> remedies(List<Finding> findings) {
		List<String> all = findings.stream().map(Finding::remedy).filter(Objects::nonNull).distinct().toList();
		return all.stream()
			.filter((remedy) -> all.stream()
				.noneMatch((other) -> !other.equals(remedy) && isSql(remedy) && other.contains(statements(remedy))))
			.toList();
	}

	private static String statements(String remedy) {
		return remedy.lines().filter((line) -> !line.startsWith("--")).collect(Collectors.joining("\n"));
	}

	/** Where a hazard can be seen: "see scenario-index, or run it: ./lab run index". */
	static String see(String link) {
		String scenario = "scenario-";
		return "see " + line(link)
				+ (link.startsWith(scenario) ? ", or run it: ./lab run " + link.substring(scenario.length()) : "");
	}

	/** Those that block somebody; of a statement with none, the first. */
	static List<TakenLock> worthTelling(CheckedStatement statement) {
		List<TakenLock> blocking = statement.locks().stream().filter((lock) -> !lock.blocks().isEmpty()).toList();
		return !blocking.isEmpty() ? blocking : statement.locks().stream().limit(1).toList();
	}

	/** "about 4 min at 80,000,000 rows (linear, from …)", or that it did not grow. */
	static String growth(Growth growth) {
		String seen = Figures.time(growth.smallMs()) + " at " + Figures.count(growth.smallRows()) + " rows of "
				+ growth.relation() + ", " + Figures.time(growth.largeMs()) + " at "
				+ Figures.count(growth.largeRows());
		if (growth.shape().equals("constant")) {
			return (growth.largeMs() <= 2 * growth.smallMs()) ? "does not grow with rows: " + seen
					: "too short to tell how it grows: " + seen;
		}
		if (growth.atMs() > 0) {
			return "about " + Figures.time(growth.atMs()) + " at " + Figures.count(growth.atRows()) + " rows ("
					+ growth.shape() + ": " + seen + ")";
		}
		return (growth.shape().equals("linear") ? "grows with rows: " : "grows, but not in line with rows: ") + seen;
	}

	/** Those that count, the worst first. */
	static List<Finding> open(CheckedMigration migration) {
		return migration.findings()
			.stream()
			.filter((finding) -> finding.accepted() == null)
			.sorted(Comparator.comparing(Finding::severity).reversed())
			.toList();
	}

	static List<Finding> accepted(CheckedMigration migration) {
		return migration.findings().stream().filter((finding) -> finding.accepted() != null).toList();
	}

	/** "1 harmful, 2 careful, 7 harmless, 1 not checked", without the zeros. */
	static String tally(CheckResult result) {
		if (result.migrations().isEmpty()) {
			return "no migration to check";
		}
		Map<Verdict, Long> counts = result.migrations()
			.stream()
			.filter((migration) -> !migration.wasSkipped())
			.collect(Collectors.groupingBy(CheckedMigration::verdict, Collectors.counting()));
		long skipped = result.migrations().stream().filter(CheckedMigration::wasSkipped).count();
		return Stream
			.concat(counts.entrySet()
				.stream()
				.sorted(Map.Entry.<Verdict, Long>comparingByKey().reversed())
				.map((each) -> each.getValue() + " " + each.getKey().word()),
					Stream.of(skipped + " " + NOT_CHECKED).filter((words) -> skipped > 0))
			.collect(Collectors.joining(", "));
	}

}
