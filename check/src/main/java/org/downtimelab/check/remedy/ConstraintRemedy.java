package org.downtimelab.check.remedy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.downtimelab.check.catalog.Column;
import org.downtimelab.check.catalog.Constraint;
import org.downtimelab.check.catalog.Schema;

/**
 * Constraints that are added in steps: what reads all rows runs under a lock that blocks
 * neither reads nor writes, what blocks them reads no row.
 */
final class ConstraintRemedy {

	private static final Pattern KEY = Pattern.compile(
			"(UNIQUE|PRIMARY KEY)( NULLS NOT DISTINCT)? (\\(.*?\\))( INCLUDE \\(.*?\\))?((?: NOT)? DEFERRABLE.*)?");

	private final Schema before;

	private final Schema after;

	private final AddedConstraints added;

	private final List<String[]> indexes = new ArrayList<>();

	private final List<String> brief = new ArrayList<>();

	private final List<String> scans = new ArrayList<>();

	private final List<String> last = new ArrayList<>();

	private final List<String> keys = new ArrayList<>();

	private int handled;

	ConstraintRemedy(Schema before, Schema after) {
		this.before = before;
		this.after = after;
		this.added = new AddedConstraints(before, after);
	}

	/** None if the statement adds no constraint that can be added in steps. */
	Steps of(StatementText statement, Set<String> locked) {
		this.added.constraints(statement, locked).forEach(this::add);
		for (String table : locked) {
			for (Column column : this.added.tightened(statement, table)) {
				notNull(table, column.name());
				this.handled++;
			}
		}
		return steps();
	}

	/** NOT NULL for a column of a table. */
	Steps notNull(String table, Column column) {
		notNull(table, column.name());
		return steps();
	}

	/** How many of the statement's changes the steps make. */
	int handled() {
		return this.handled;
	}

	private Steps steps() {
		Steps steps = new Steps();
		this.indexes.forEach(steps::concurrently);
		if (!this.brief.isEmpty()) {
			steps.brief(this.brief.toArray(String[]::new));
		}
		steps.file(this.scans.toArray(String[]::new));
		List<String> end = new ArrayList<>(this.last);
		end.addAll(this.keys);
		if (!end.isEmpty()) {
			steps.brief(end.toArray(String[]::new));
		}
		return steps;
	}

	private String change(Constraint constraint) {
		String name = Identifier.quoted(constraint.name());
		return "ALTER TABLE " + constraint.table()
				+ (this.added.replaces(constraint) ? " DROP CONSTRAINT " + name + "," : "") + " ADD CONSTRAINT " + name
				+ " ";
	}

	private void add(Constraint constraint) {
		String table = constraint.table();
		String name = Identifier.quoted(constraint.name());
		boolean partitioned = this.before.relations().named(table).kind() == 'p';
		switch (constraint.kind()) {
			case 'u', 'p' -> {
				Matcher key = KEY.matcher(constraint.definition());
				if (key.matches() && !partitioned) {
					key(constraint, table, name, key);
				}
			}
			case 'f' -> {
				if (!partitioned || this.after.major() >= 18) {
					indexed(table, constraint.columns());
					inTwoSteps(constraint, name);
				}
			}
			default -> inTwoSteps(constraint, name);
		}
	}

	private void inTwoSteps(Constraint constraint, String name) {
		this.brief.add(change(constraint) + constraint.definition() + " NOT VALID;");
		this.scans.add("ALTER TABLE " + constraint.table() + " VALIDATE CONSTRAINT " + name + ";");
		this.handled++;
	}

	/** Without it, each later delete of a parent would read the whole table. */
	private void indexed(String table, List<String> columns) {
		if (this.before.relations().named(table).kind() == 'r' && this.before.indexes()
			.stream()
			.noneMatch((index) -> index.table().equals(table) && index.beginsWith(columns))) {
			this.indexes.add(IndexRemedy.ofForeignKey(table, columns, this.before));
		}
	}

	private void key(Constraint constraint, String table, String name, Matcher key) {
		String include = (key.group(4) != null) ? key.group(4) : "";
		String nulls = (key.group(2) != null) ? key.group(2) : "";
		String index = this.added.replaces(constraint) ? Identifier.of(constraint.name(), "new") : name;
		this.indexes.add(IndexRemedy.build("UNIQUE ", index, "ON " + table + " " + key.group(3) + include + nulls));
		if (constraint.kind() == 'p') {
			constraint.columns()
				.stream()
				.map((column) -> this.before.columns(table).get(column))
				.filter((column) -> column != null && !column.notNull())
				.forEach((column) -> notNull(table, column.name()));
		}
		this.keys.add(change(constraint) + key.group(1) + " USING INDEX " + index
				+ ((key.group(5) != null) ? key.group(5) : "") + ";");
		this.handled++;
	}

	/**
	 * From 18 on, NOT NULL itself may be NOT VALID at first. Before that, a valid CHECK
	 * spares SET NOT NULL its scan.
	 */
	private void notNull(String table, String column) {
		boolean direct = this.after.major() >= 18;
		String name = Identifier.of(table, column, direct ? "not_null" : "is_there");
		String rule = direct ? "NOT NULL " + column : "CHECK (" + column + " IS NOT NULL)";
		this.brief.add("ALTER TABLE " + table + " ADD CONSTRAINT " + name + " " + rule + " NOT VALID;"
				+ (direct ? " -- PostgreSQL 18 or newer" : ""));
		this.scans.add("ALTER TABLE " + table + " VALIDATE CONSTRAINT " + name + ";");
		if (!direct) {
			this.last.add("ALTER TABLE " + table + " ALTER COLUMN " + column + " SET NOT NULL;");
			this.last.add("ALTER TABLE " + table + " DROP CONSTRAINT " + name + ";");
		}
	}

}
