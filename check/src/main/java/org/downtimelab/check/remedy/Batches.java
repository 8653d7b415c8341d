package org.downtimelab.check.remedy;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.downtimelab.check.catalog.Schema;

/**
 * Changes of many rows by ranges of the primary key, each range in a transaction of its
 * own. Only a table whose key is one whole number can be cut like this.
 */
final class Batches {

	private static final Pattern CHANGE = Pattern.compile(
			"(?:UPDATE|DELETE\\s+FROM)\\s+(?:ONLY\\s+)?([\\w.\"$]+)(?:\\s+(?:AS\\s+)?(?!SET\\b|WHERE\\b|USING\\b)(\\w+))?.*",
			Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

	private final Schema schema;

	Batches(Schema schema) {
		this.schema = schema;
	}

	/** New values for the rows that a condition names. */
	Optional<String> update(String table, String set, String condition) {
		String key = this.schema.numberedBy(table);
		return (key == null) ? Optional.empty() : Optional
			.of(loop(table, key, "UPDATE " + table + " SET " + set + " WHERE " + range(key, "") + " AND " + condition));
	}

	/** An UPDATE or DELETE of somebody's. */
	Optional<String> of(StatementText statement, String table) {
		Matcher change = statement.matching(CHANGE);
		String key = this.schema.numberedBy(table);
		if (change == null || key == null || !statement.names(table) || statement.outside("returning", 0) >= 0) {
			return Optional.empty();
		}
		String range = range(key, ((change.group(2) != null) ? change.group(2) : change.group(1)) + ".");
		String sql = statement.complete();
		sql = sql.substring(0, sql.length() - 1);
		int where = statement.outside("where", 0);
		return Optional.of(loop(table, key, (where < 0) ? sql + " WHERE " + range
				: sql.substring(0, where) + "WHERE " + range + " AND (" + sql.substring(where + 5).strip() + ")"));
	}

	private static String range(String key, String prefix) {
		return prefix + key + " >= low AND " + prefix + key + " < low + 5000";
	}

	private static String loop(String table, String key, String change) {
		return """
				DO $$ DECLARE low bigint; BEGIN
				  FOR low IN SELECT generate_series(min(%s), max(%s), 5000) FROM %s LOOP
				    %s;
				    COMMIT;
				  END LOOP;
				END $$;""".formatted(key, key, table, change);
	}

}
