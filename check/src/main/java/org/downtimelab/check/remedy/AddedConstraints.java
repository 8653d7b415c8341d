package org.downtimelab.check.remedy;

import java.util.List;
import java.util.Set;

import org.downtimelab.check.catalog.Column;
import org.downtimelab.check.catalog.Constraint;
import org.downtimelab.check.catalog.Schema;

/**
 * The rules that a single statement adds to tables that existed: the catalogs before and
 * after tell what is new, the statement's text which of it is its own.
 *
 * @param before the schema before the migration
 * @param after the schema that it is meant to lead to
 */
record AddedConstraints(Schema before, Schema after) {

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

	private boolean tightened(String table, Column column) {
		Column old = this.before.columns(table).get(column.name());
		return old != null && !old.notNull() && column.notNull();
	}

	private boolean isNew(Constraint constraint) {
		return this.before.relations().named(constraint.table()) != null && constraint.kind() != 'i'
				&& this.before.constraints()
					.stream()
					.noneMatch((old) -> old.table().equals(constraint.table()) && old.name().equals(constraint.name())
							&& old.definition().equals(constraint.definition()));
	}

	/** Whether a constraint of this name goes in the same migration. */
	boolean replaces(Constraint constraint) {
		return this.before.constraints()
			.stream()
			.anyMatch((old) -> old.table().equals(constraint.table()) && old.name().equals(constraint.name()));
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

}
