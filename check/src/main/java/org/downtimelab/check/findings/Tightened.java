package org.downtimelab.check.findings;

import java.util.List;
import java.util.Set;

import org.downtimelab.check.catalog.Column;
import org.downtimelab.check.catalog.Constraint;
import org.downtimelab.check.catalog.Relation;
import org.downtimelab.check.catalog.Schema;

/** What a schema refuses that it took before. */
record Tightened(Schema before, Schema after) {

	/**
	 * New constraints on columns that existed. One that says what an old one said is not
	 * new: a validated one, a unique index that a constraint uses.
	 */
	List<Constraint> constraints() {
		return this.after.constraints()
			.stream()
			.filter((each) -> this.before.columns().containsKey(each.table()) && !isPartition(each.table()))
			.filter((each) -> each.columns().isEmpty() || each.columns()
				.stream()
				.anyMatch((column) -> this.before.columns(each.table()).containsKey(column)))
			.filter((each) -> this.before.constraints().stream().noneMatch((old) -> same(old, each)))
			.toList();
	}

	/** What a partition has, its table has. */
	private boolean isPartition(String table) {
		Relation relation = this.after.relations().named(table);
		return relation != null && relation.root() != relation.oid();
	}

	/**
	 * What becomes of a child when its parent goes is no rule for the rows themselves.
	 */
	private static String rule(Constraint constraint) {
		return constraint.definition()
			.replaceAll(" ON (DELETE|UPDATE) (CASCADE|RESTRICT|SET NULL|SET DEFAULT|NO ACTION)", "");
	}

	private static boolean same(Constraint old, Constraint now) {
		if (!old.table().equals(now.table())) {
			return false;
		}
		if (rule(old).equals(rule(now))) {
			return true;
		}
		return old.unique() && now.unique() && Set.copyOf(now.columns()).containsAll(old.columns())
				&& !old.columns().isEmpty() && !old.definition().contains(" WHERE ");
	}

	/** Whether a column refuses nulls that were taken before. */
	boolean notNull(String table, Column old, Column now) {
		String checked = "CHECK ((" + old.name() + " IS NOT NULL))";
		return now.notNull() && !old.notNull()
				&& this.before.constraints()
					.stream()
					.noneMatch((each) -> each.table().equals(table) && each.definition().equals(checked));
	}

}
