package org.downtimelab.observe;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The text of a statement, and what must be known of it before it is sent: to look at the
 * session takes time, in which its locks are held, and is itself a query.
 *
 * @param text as it was given to the driver
 * @param prepared whether it was prepared
 * @param question whether it was sent by {@code executeQuery}
 */
record SentSql(String text, boolean prepared, boolean question) {

	/** Commands that lock no table (manual, part SQL Commands), one alone. */
	private static final Pattern LOCKS_NOTHING = pattern("(set(?!\\s+constraints)|reset|show|begin|start|commit|end"
			+ "|rollback|abort|savepoint|release)\\b(?!.*\\bchain\\b)[^;]*;?\\s*");

	private static final Pattern SETTING = pattern("(set|reset|show)\\b.*");

	private static final Pattern SET_CONFIG = pattern("select\\s+set_config\\(.*");

	private static final Pattern OF_SERVER = pattern("(show|select\\s+(version\\(|current_|pg_)).*");

	private static final Pattern LITERAL = Pattern.compile("'[^']*'");

	private static final Pattern NAMED = pattern("\\b(?:from|join|into|update|table|index)\\s+"
			+ "(?:only\\s+)?(?:if\\s+(?:not\\s+)?exists\\s+)?([\\w\".$]+)");

	private static final Pattern TOOLS_OWN = pattern("(.*\\.)?\"?(" + UserRelations.OF_TOOLS + ").*");

	private static final Pattern CATALOG = pattern("pg_.*|information_schema\\..*");

	private static final Pattern SAVEPOINT = pattern("\\bsavepoint\\b");

	private static Pattern pattern(String expression) {
		return Pattern.compile(expression, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
	}

	/** Without the comment lines above it, which migration tools send along. */
	String sql() {
		return this.text.lines()
			.dropWhile((line) -> line.isBlank() || line.stripLeading().startsWith("--"))
			.collect(Collectors.joining("\n"))
			.strip();
	}

	boolean locksNothing() {
		return LOCKS_NOTHING.matcher(sql()).matches();
	}

	/**
	 * Whether a migration tool sends it for itself: it names no relation but the tool's
	 * own; or it makes a setting, by a prepared SET or by {@code set_config}; or it asks
	 * the server's catalogs or functions, as for an advisory lock, with
	 * {@code executeQuery}. Scripts are sent otherwise: tools do not know what is in
	 * them. A statement that is not recognised is a statement of the migration.
	 */
	boolean ofTool() {
		String sql = LITERAL.matcher(sql()).replaceAll("''");
		List<String> named = NAMED.matcher(sql).results().map((found) -> found.group(1)).toList();
		if (named.isEmpty()) {
			return this.prepared && SETTING.matcher(sql).matches() || SET_CONFIG.matcher(sql).matches()
					|| this.question && OF_SERVER.matcher(sql).matches();
		}
		return named.stream()
			.allMatch((name) -> TOOLS_OWN.matcher(name).matches() || this.question && CATALOG.matcher(name).matches());
	}

	/** Whether it may begin a part of the transaction that can be undone alone. */
	boolean setsSavepoint() {
		return SAVEPOINT.matcher(this.text).find();
	}

}
