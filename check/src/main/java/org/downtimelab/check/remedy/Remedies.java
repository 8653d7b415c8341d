package org.downtimelab.check.remedy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.downtimelab.check.catalog.Column;
import org.downtimelab.check.catalog.Schema;
import org.downtimelab.check.result.Code;

/**
 * What to write instead. That there is something to mend was measured; names, types and
 * definitions come from the catalogs before and after. Of what they do not show, such as
 * the rows that an UPDATE takes, the statement's text is asked.
 */
public final class Remedies {

	private static final Pattern REFRESH = Pattern.compile(
			"refresh\\s+materialized\\s+view\\s+(?!concurrently\\b)(\\S+?)(?:\\s+with\\s+data)?\\s*;?",
			Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

	private final Schema before;

	private final Schema after;

	/**
	 * Remedies of a migration.
	 * @param before the schema before it
	 * @param after the schema that it is meant to lead to
	 */
	public Remedies(Schema before, Schema after) {
		this.before = before;
		this.after = after;
	}

	/**
	 * The same change in a form that keeps nobody out for long.
	 * @param sql of the statement
	 * @param locked relations that existed and that it locks
	 * @param table that the finding is about
	 * @return SQL, or a sentence where none is known
	 */
	public String inSteps(String sql, Set<String> locked, String table) {
		String steps = steps(new StatementText(sql), locked, table).text();
		return (steps != null) ? steps : words(new StatementText(sql), table);
	}

	/** The same, for work that goes on under the lock of an earlier statement. */
	public String apart(String earlier, String sql, Set<String> locked, String table) {
		StatementText statement = new StatementText(sql);
		Steps steps = steps(statement, locked, table);
		if (steps.isEmpty()) {
			steps.file(statement.complete());
		}
		StatementText first = new StatementText(earlier);
		boolean within = first.begins("lock")
				|| first.says("drop constraint") && steps.text().contains("DROP CONSTRAINT");
		return (within ? new Steps() : new Steps().brief(first.complete())).and(steps).text();
	}

	private Steps steps(StatementText statement, Set<String> locked, String table) {
		Matcher refresh = statement.matching(REFRESH);
		if (refresh != null) {
			return unique(table) ? new Steps().file("REFRESH MATERIALIZED VIEW CONCURRENTLY " + refresh.group(1) + ";")
					: new Steps();
		}
		if (statement.begins("vacuum")) {
			return new Steps().then("makes the space free for new rows; only a rewrite gives it back to the disk")
				.concurrently("VACUUM " + table + ";");
		}
		Steps found = new IndexRemedy(this.before, this.after).of(statement, table);
		if (!found.isEmpty() || !statement.begins("alter table") && !statement.begins("do")) {
			return found.isEmpty() ? batches(statement, table) : found;
		}
		ConstraintRemedy constraints = new ConstraintRemedy(this.before, this.after);
		ColumnRemedy columns = new ColumnRemedy(this.before, this.after);
		Steps steps = new Steps();
		for (String each : locked) {
			steps.and(columns.valued(statement, each)).and(columns.retyped(statement, each));
		}
		steps.and(constraints.of(statement, locked));
		int handled = constraints.handled();
		return (handled > 0 && statement.parts() > handled)
				? steps.then("and the other changes of this ALTER TABLE in a file of their own") : steps;
	}

	private boolean unique(String table) {
		return this.before.constraints().stream().anyMatch((each) -> each.table().equals(table) && each.unique());
	}

	private Steps batches(StatementText statement, String table) {
		Optional<String> loop = new Batches(this.before).of(statement, table);
		return loop.isPresent() ? new Steps().batches(loop.get()) : new Steps();
	}

	/** Rows that are changed in one transaction. */
	public String inBatches(String sql, String table) {
		return new Batches(this.before).of(new StatementText(sql), table)
			.map((loop) -> new Steps().batches(loop).text())
			.orElse("Change some thousand rows at a time, each time in a transaction of its own (docs/backfill.md)");
	}

	/** A lock that is short, and that must not be waited for without a bound. */
	public String bounded(String sql, Set<String> locked, String table, boolean transactional) {
		StatementText statement = new StatementText(sql);
		boolean other = !statement.begins("alter table") && !statement.begins("update") && !statement.begins("delete");
		String steps = other ? steps(statement, locked, table).text() : null;
		return (steps != null) ? steps : "-- above it; when the timeout strikes, let the deployment try again\n"
				+ (transactional ? Steps.BOUND : Steps.BOUND.replace("LOCAL ", ""));
	}

	/** A rule that rows may break. */
	public String refused(String sql, Set<String> locked) {
		List<String> queries = new Violations(this.before, this.after).of(new StatementText(sql), locked);
		return queries.isEmpty() ? null
				: "-- do your own rows break it? If so, correct them first\n" + String.join("\n", queries);
	}

	/** A column that the running release may still use. */
	public String dropped(String sql, String table, Column column) {
		return new ColumnRemedy(this.before, this.after).dropped(new StatementText(sql), table, column).text();
	}

	/** A column that has another name now. */
	public String renamed(String table, Column old, Column now) {
		return new ColumnRemedy(this.before, this.after).renamed(table, old, now).text();
	}

	/** A new column that has no default and takes no null. */
	public String required(String table, Column column) {
		return new ColumnRemedy(this.before, this.after).required(table, column).text();
	}

	/** A table that has another name now: a view keeps the old one. */
	public String renamedTable(String sql, String old, String now) {
		return new Steps()
			.brief(new StatementText(sql).complete(), "CREATE VIEW " + old + " AS SELECT * FROM " + now + ";")
			.text();
	}

	/** What goes, when nobody uses it any more. */
	public static String released(Code code, String sql) {
		return new Steps().then("first a release that does not use it; when no older one runs:")
			.brief("-- lab: accept " + code.word() + " because no release uses it", new StatementText(sql).complete())
			.text();
	}

	/** A foreign key whose columns no index finds. */
	public String indexed(String table, List<String> columns) {
		return new Steps().concurrently(IndexRemedy.ofForeignKey(table, columns, this.after)).text();
	}

	/** An index that is left invalid, or may be. */
	public String begunAnew(String sql, String table) {
		String steps = new IndexRemedy(this.before, this.after).of(new StatementText(sql), table).text();
		return (steps != null) ? steps
				: "Put each statement that runs outside of a transaction alone in a file, and let it begin by undoing "
						+ "what a failed try has left";
	}

	private static String words(StatementText statement, String table) {
		String text = statement.sql().toLowerCase(Locale.ROOT);
		if (statement.begins("refresh")) {
			return "Give " + table
					+ " a unique index on columns that tell its rows apart, then use REFRESH MATERIALIZED "
					+ "VIEW CONCURRENTLY";
		}
		if (statement.says("exclude")) {
			return "An exclusion constraint cannot be added in steps. Add it while the table is small, or while nobody "
					+ "uses it";
		}
		if (statement.says("generated")) {
			return "Add an ordinary column, have a trigger fill it for new rows, and fill the old ones in batches";
		}
		if (statement.begins("cluster") || text.contains("set logged") || text.contains("set unlogged")) {
			return "This cannot be done in steps. Do it while nobody uses " + table
					+ ", or let pg_repack do it beside the traffic";
		}
		return "Do the long work in a transaction that holds no lock which keeps others out";
	}

}
