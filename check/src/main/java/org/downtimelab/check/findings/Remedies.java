package org.downtimelab.check.findings;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.downtimelab.check.result.Code;

/**
 * What to write instead. Which advice fits is read from the statement; that there is
 * something to mend was measured.
 */
final class Remedies {

	/** One with a name. */
	private static final Pattern CREATE_INDEX = Pattern.compile(
			"create\\s+(unique\\s+)?index\\s+(?:concurrently\\s+)?(?:if\\s+not\\s+exists\\s+)?(\\S+)\\s+(on\\s[^;]*);?",
			Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

	private Remedies() {
	}

	static String of(Code code, String sql, String table) {
		String text = " " + sql.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ") + " ";
		return switch (code) {
			case LOCK_QUEUE -> "SET lock_timeout = '2s'; and let the deployment try again";
			case ROW_LOCKS -> "Change the rows in batches of some thousands, each in a transaction of its own "
					+ "(UPDATE " + table + " SET … WHERE id > ? AND id <= ?), outside of the migration";
			case BREAKS_RUNNING_RELEASE, DESTROYS_DATA -> "Do it in a later migration, once no running release uses it";
			case TIGHTENS -> "Make sure that the running release writes no row that it rejects";
			case BLOCKS_READS, BLOCKS_WRITES, REWRITES -> concurrently(sql).orElseGet(() -> blocked(text, table));
			case LEAVES_INVALID,
					NOT_RETRYABLE ->
				concurrently(sql)
					.orElse("DROP INDEX CONCURRENTLY IF EXISTS …; before CREATE INDEX CONCURRENTLY, so that a second "
							+ "try builds it from the start");
			case NO_STATISTICS -> "ANALYZE " + table + "; as the last statement";
			default -> null;
		};
	}

	/** The same index, built while everybody works, by a file that can be run again. */
	private static Optional<String> concurrently(String sql) {
		Matcher index = CREATE_INDEX.matcher(sql.strip());
		return index.matches() ? Optional.of("""
				-- alone in its file, with flyway.postgresql.transactional.lock=false
				DROP INDEX CONCURRENTLY IF EXISTS %s;
				CREATE %sINDEX CONCURRENTLY %s %s;""".formatted(index.group(2),
				(index.group(1) != null) ? "UNIQUE " : "", index.group(2), index.group(3))) : Optional.empty();
	}

	private static String blocked(String text, String table) {
		if (text.contains(" index ") && !text.contains("using index")) {
			return text.contains("reindex") ? "REINDEX INDEX CONCURRENTLY …"
					: "CREATE INDEX CONCURRENTLY …, alone in its file, with flyway.postgresql.transactional.lock=false";
		}
		if (text.contains("reindex")) {
			return "REINDEX … CONCURRENTLY";
		}
		if (text.contains("set not null")) {
			return "ALTER TABLE " + table
					+ " ADD CONSTRAINT … CHECK (… IS NOT NULL) NOT VALID; in the next file VALIDATE "
					+ "CONSTRAINT; in the one after that SET NOT NULL, which then reads no row";
		}
		if (text.contains("foreign key") || text.contains(" references ") || text.contains(" check ")) {
			return "ADD CONSTRAINT … NOT VALID; and in a file of its own VALIDATE CONSTRAINT …";
		}
		if (text.contains(" unique") || text.contains("primary key")) {
			return "CREATE UNIQUE INDEX CONCURRENTLY …; and then ADD CONSTRAINT … USING INDEX …";
		}
		if (text.contains(" type ")) {
			return "Add a column of the new type, keep both in step, fill it in batches, and switch to it later";
		}
		if (text.contains("add column") || text.contains(" default ")) {
			return "Add the column without a default, set the default in a second statement, and fill it in batches";
		}
		return "Do the long work in a transaction that holds no lock which keeps others out";
	}

	/** The page that shows it, or null. */
	static String link(String sql) {
		String text = " " + sql.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ") + " ";
		if (text.contains(" index ")) {
			return "scenario-index";
		}
		if (text.contains("foreign key") || text.contains(" references ")) {
			return "scenario-foreign-key";
		}
		if (text.contains("not null")) {
			return "scenario-not-null";
		}
		if (text.contains(" type ")) {
			return "scenario-column-type";
		}
		return text.contains(" update ") ? "docs/backfill.md" : null;
	}

	static String link(Code code) {
		return switch (code) {
			case BREAKS_RUNNING_RELEASE, DESTROYS_DATA -> "scenario-drop-column";
			case LEAVES_INVALID, NOT_RETRYABLE -> "scenario-index";
			default -> null;
		};
	}

}
