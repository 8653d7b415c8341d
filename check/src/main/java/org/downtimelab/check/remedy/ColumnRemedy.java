package org.downtimelab.check.remedy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.downtimelab.check.catalog.Column;
import org.downtimelab.check.catalog.Schema;

/** Columns that come, go or change without a rewrite, and without breaking a release. */
final class ColumnRemedy {

	private static final Pattern USING = Pattern.compile("\\busing\\s+(.+?)\\s*;?\\s*\\z",
			Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

	private static final String LATER = "then fill it in batches (docs/backfill.md): its key is not one whole number";

	private final Schema before;

	private final Schema after;

	ColumnRemedy(Schema before, Schema after) {
		this.before = before;
		this.after = after;
	}

	/**
	 * Columns of a new type: another column, kept in step until no release uses the old
	 * one.
	 */
	Steps retyped(StatementText statement, String table) {
		Steps steps = new Steps();
		for (Column column : this.before.columns(table).values()) {
			Column now = this.after.columns(table).get(column.name());
			if (now != null && !now.type().equals(column.type()) && statement.names(column.name())) {
				Matcher using = USING.matcher(statement.sql());
				String given = (using.find() && statement.parts() == 1) ? using.group(1) : null;
				steps.and(beside(table, column, Identifier.of(column.name(), "new"), now.type(), given));
			}
		}
		return steps;
	}

	/** A column under another name, for as long as releases use either. */
	Steps renamed(String table, Column old, Column now) {
		return new Steps()
			.then("keep the name, and map it in the code: @Column(name = \"" + Identifier.bare(old.name())
					+ "\"). Or add the other name:")
			.and(beside(table, old, now.name(), now.type(), null));
	}

	private Steps beside(String table, Column column, String name, String type, String using) {
		String old = column.name();
		String function = Identifier.beside(table, Identifier.of(table, name));
		String value = (using != null) ? using.replaceAll("(?i)(?<![\\w$.'])" + Pattern.quote(old) + "(?![\\w$'])",
				Matcher.quoteReplacement("NEW." + old)) : "NEW." + old;
		String forth = "NEW." + name + " := " + value + ";";
		String body = (using != null) ? forth : "IF NEW." + name + " IS DISTINCT FROM OLD." + name + " THEN NEW." + old
				+ " := NEW." + name + "; ELSE " + forth + " END IF;";
		Steps steps = new Steps().brief("ALTER TABLE " + table + " ADD COLUMN " + name + " " + type + ";",
				"CREATE FUNCTION " + function + "() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN", "  " + body,
				"  RETURN NEW; END $$;", "CREATE TRIGGER " + Identifier.of(table, name) + " BEFORE INSERT OR UPDATE ON "
						+ table + " FOR EACH ROW EXECUTE FUNCTION " + function + "();");
		return filled(steps, table, old + " = " + old, name + " IS NULL AND " + old + " IS NOT NULL")
			.then("then its indexes and constraints, and a release that uses only " + name + "; later drop " + old);
	}

	private Steps filled(Steps steps, String table, String set, String condition) {
		Optional<String> loop = new Batches(this.before).update(table, set, condition);
		return loop.isPresent() ? steps.batches(loop.get()) : steps.then(LATER);
	}

	/**
	 * New columns with a value for each old row: nullable, a default for new rows, then
	 * the old ones.
	 */
	Steps valued(StatementText statement, String table) {
		Steps steps = new Steps();
		for (Column column : added(statement, table)) {
			String expression = this.after.expressions().get(table + "." + column.name());
			boolean numbered = expression == null || expression.startsWith("nextval(");
			if (column.computed() && expression != null) {
				steps.and(generated(table, column, expression));
				continue;
			}
			List<String> sql = new ArrayList<>();
			String sequence = Identifier.beside(table, Identifier.of(table, column.name(), "seq"));
			if (numbered) {
				sql.add("CREATE SEQUENCE " + sequence + ";");
				expression = "nextval('" + sequence + "')";
			}
			sql.add("ALTER TABLE " + table + " ADD COLUMN " + column.name() + " " + column.type() + ";");
			sql.add("ALTER TABLE " + table + " ALTER COLUMN " + column.name() + " SET DEFAULT " + expression + ";");
			if (numbered) {
				sql.add("ALTER SEQUENCE " + sequence + " OWNED BY " + table + "." + column.name() + ";");
			}
			filled(steps.brief(sql.toArray(String[]::new)), table, column.name() + " = DEFAULT",
					column.name() + " IS NULL");
			if (column.notNull()) {
				steps.and(new ConstraintRemedy(this.before, this.after).notNull(table, column));
			}
		}
		return steps;
	}

	private Steps generated(String table, Column column, String expression) {
		return (this.after.major() < 18) ? new Steps()
				: new Steps().brief("ALTER TABLE " + table + " ADD COLUMN " + column.name() + " " + column.type()
						+ " GENERATED ALWAYS AS (" + expression + ") VIRTUAL; -- PostgreSQL 18 or newer");
	}

	/**
	 * A new column that must have a value, of which the running release knows nothing.
	 */
	Steps required(String table, Column column) {
		return new Steps().brief("ALTER TABLE " + table + " ADD COLUMN " + column.name() + " " + column.type() + ";")
			.then("then a release that writes " + column.name() + ", and a value for each old row")
			.and(new ConstraintRemedy(this.before, this.after).notNull(table, column));
	}

	private List<Column> added(StatementText statement, String table) {
		return this.after.columns(table)
			.values()
			.stream()
			.filter((column) -> !this.before.columns(table).containsKey(column.name()))
			.filter((column) -> column.computed() || column.filled() && isVolatile(table, column))
			.filter((column) -> statement.names(column.name()))
			.toList();
	}

	/**
	 * A constant, or the time of the statement, stands in the catalog: no row is written.
	 */
	private boolean isVolatile(String table, Column column) {
		String expression = this.after.expressions().get(table + "." + column.name());
		return expression == null || expression.contains("(") && !expression.startsWith("now()")
				&& !expression.startsWith("CURRENT_") && !expression.startsWith("'");
	}

	/** So that a release may leave the column out, while another one still reads it. */
	private static String some(Column column) {
		return switch (column.category()) {
			case "N" -> "0";
			case "B" -> "false";
			case "D" -> "now()";
			default -> "''";
		};
	}

	/** A column that goes: the release that uses it goes first. */
	Steps dropped(StatementText statement, String table, Column column) {
		Steps steps = new Steps();
		if (column.notNull() && !column.filled() && !column.computed()) {
			steps.brief("ALTER TABLE " + table + " ALTER COLUMN " + column.name() + " SET DEFAULT " + some(column)
					+ "; -- a value that the running release can read");
		}
		return steps.then("then a release that does not use " + column.name() + "; when no older one runs:")
			.brief("-- lab: accept breaks-running-release because no release uses it",
					"-- lab: accept destroys-data because nobody needs it", statement.complete());
	}

}
