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

	private final List<String[]> indexes = new ArrayList<>();

	private final List<String> brief = new ArrayList<>();

	private final List<String> scans = new ArrayList<>();

	private final List<String> last = new ArrayList<>();

	private final List<String> keys = new ArrayList<>();

	private int handled;

	ConstraintRemedy(Schema before, Schema after) {
		this.before = before;
		this.after = after;
	}

	/** None if the statement adds no constraint that can be added in steps. */
	Steps of(StatementText statement, Set<String> locked) {
		constraints(statement, locked).forEach(this::add);
		for (String table : locked) {
			for (Column column : tightened(statement, table)) {
				notNull(table, column.name());
				this.handled++;
			}
		}
		return steps();
	}

	/** The constraints that a statement adds to tables that existed. */
	List<Constraint> constraints(StatementText statement, Set<String> locked) {
		return this.after.constraints()
			.stream()
			.filter((each) -> locked.contains(each.table()) && isNew(each) && adds(statement, each))
			.toList();
	}

	/** The columns of a table that take no null from the statement on. */
	List<Column> tightened(StatementText statement, String table) {
		return this.after.columns(table)
			.values()
			.stream()
			.filter((column) -> tightened(table, column) && statement.says("set not null")
					&& statement.names(column.name()))
			.toList();
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

	private boolean isNew(Constraint constraint) {
		return this.before.relations().named(constraint.table()) != null && constraint.kind() != 'i'
				&& this.before.constraints()
					.stream()
					.noneMatch((old) -> old.table().equals(constraint.table()) && old.name().equals(constraint.name())
							&& old.definition().equals(constraint.definition()));
	}

	/** Whether a constraint of this name goes in the same migration. */
	private boolean replaces(Constraint constraint) {
		return this.before.constraints()
			.stream()
			.anyMatch((old) -> old.table().equals(constraint.table()) && old.name().equals(constraint.name()));
	}

	private String change(Constraint constraint) {
		String name = Identifier.quoted(constraint.name());
		return "ALTER TABLE " + constraint.table() + (replaces(constraint) ? " DROP CONSTRAINT " + name + "," : "")
				+ " ADD CONSTRAINT " + name + " ";
	}

	private static boolean adds(StatementText statement, Constraint constraint) {
		String word = switch (constraint.kind()) {
			case 'c' -> "check";
			case 'f' -> "references";
			case 'u' -> "unique";
			case 'p' -> "primary key";
			default -> null;
		};
		return word != null && statement.says(word) && !statement.says("using index") && !statement.says("not valid")
				&& (statement.names(constraint.name()) || constraint.columns().stream().allMatch(statement::names));
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
			List<String> parts = new ArrayList<>(List.of(table));
			parts.addAll(columns);
			parts.add("idx");
			this.indexes.add(IndexRemedy.build("", Identifier.of(parts.toArray(String[]::new)),
					"ON " + table + " (" + String.join(", ", columns) + ")"));
		}
	}

	private void key(Constraint constraint, String table, String name, Matcher key) {
		String include = (key.group(4) != null) ? key.group(4) : "";
		String nulls = (key.group(2) != null) ? key.group(2) : "";
		String index = replaces(constraint) ? Identifier.of(constraint.name(), "new") : name;
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

	private boolean tightened(String table, Column column) {
		Column old = this.before.columns(table).get(column.name());
		return old != null && !old.notNull() && column.notNull();
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
