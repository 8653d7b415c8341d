package org.downtimelab.check.findings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

import org.downtimelab.check.catalog.Column;
import org.downtimelab.check.catalog.Constraint;
import org.downtimelab.check.catalog.Relation;
import org.downtimelab.check.catalog.Schema;
import org.downtimelab.check.remedy.Links;
import org.downtimelab.check.remedy.Remedies;
import org.downtimelab.check.result.Code;
import org.downtimelab.check.result.Finding;
import org.downtimelab.check.result.Verdict;
import org.downtimelab.check.trace.TracedStatement;

/** What the running release loses, by the catalogs before and after. */
final class SchemaChange {

	private final Measurements measurements;

	private final Schema before;

	private final Schema after;

	private final Remedies remedies;

	private final List<Finding> found = new ArrayList<>();

	SchemaChange(Measurements measurements) {
		this.measurements = measurements;
		this.before = measurements.before();
		this.after = measurements.after();
		this.remedies = measurements.remedies();
	}

	/**
	 * Whether all that has changed of a table is that texts may be longer: no row
	 * changes, and nothing that was allowed is refused.
	 */
	static boolean onlyWidens(Schema before, Schema after, String table) {
		Map<String, Column> old = before.columns(table);
		Map<String, Column> now = after.columns(table);
		boolean widens = false;
		if (!old.keySet().equals(now.keySet())) {
			return false;
		}
		for (Column column : old.values()) {
			Column same = now.get(column.name());
			if (column.equals(same)) {
				continue;
			}
			Column otherwise = new Column(same.number(), same.name(), column.type(), same.category(), same.notNull(),
					same.filled(), same.computed());
			if (!column.equals(otherwise) || !Types.widened(column.type(), same.type())) {
				return false;
			}
			widens = true;
		}
		return widens && ofTable(before, table).equals(ofTable(after, table));
	}

	private static List<Constraint> ofTable(Schema schema, String table) {
		return schema.constraints().stream().filter((each) -> each.table().equals(table)).toList();
	}

	List<Finding> findings() {
		for (Relation relation : this.before.relations().all()) {
			if ("rpmvfS".indexOf(relation.kind()) >= 0) {
				relation(relation);
			}
		}
		this.before.others()
			.stream()
			.filter((each) -> !this.after.others().contains(each))
			.forEach((each) -> breaks(null, "The " + each + " is gone, and the running release may use it"));
		this.after.secured()
			.stream()
			.filter((table) -> this.before.columns().containsKey(table) && !this.before.secured().contains(table))
			.forEach((table) -> tightens(table,
					"Policies guard the rows of " + table + ": roles that they do not name see none"));
		new Tightened(this.before, this.after).constraints()
			.forEach((each) -> tightens(each.table(), "The new " + each.words() + " " + each.name() + " on "
					+ each.table() + " refuses rows that the running " + "release may write"));
		return this.found;
	}

	private void relation(Relation relation) {
		Relation same = this.after.relations().named(relation.name());
		Relation moved = this.after.relations().get(relation.oid());
		if (same == null) {
			boolean owned = relation.kind() == 'S' && moved == null;
			String gone = (moved != null) ? " is called " + moved.name() + " now" : " is gone";
			if (!owned || this.measurements.played().well()) {
				add(Code.BREAKS_RUNNING_RELEASE, Verdict.HARMFUL, relation.name(),
						relation.name() + gone + ", and the running release may still use it",
						(sql) -> (moved != null && moved.isTable())
								? this.remedies.renamedTable(sql, relation.name(), moved.name())
								: Remedies.released(Code.BREAKS_RUNNING_RELEASE, sql));
			}
			return;
		}
		Map<String, Column> now = this.after.columns(relation.name());
		this.before.columns(relation.name()).values().forEach((column) -> column(relation, column, now, moved));
		now.values()
			.stream()
			.filter((column) -> relation.isTable() && !this.before.columns(relation.name()).containsKey(column.name()))
			.filter((column) -> column.notNull() && !column.filled() && !column.computed())
			.filter((column) -> !renamed(relation, column))
			.forEach((column) -> add(Code.BREAKS_RUNNING_RELEASE, Verdict.HARMFUL, relation.name(),
					"The new column " + column.name() + " of " + relation.name()
							+ " must have a value and has no default: inserts of the running release fail",
					(sql) -> this.remedies.required(relation.name(), column)));
	}

	private boolean renamed(Relation relation, Column column) {
		return this.before.columns(relation.name())
			.values()
			.stream()
			.anyMatch((old) -> old.number() == column.number());
	}

	private void column(Relation relation, Column column, Map<String, Column> now, Relation moved) {
		Column same = now.get(column.name());
		String name = relation.name() + "." + column.name();
		if (same == null) {
			Column other = now.values()
				.stream()
				.filter((each) -> moved != null && each.number() == column.number())
				.findFirst()
				.orElse(null);
			gone(relation, column, other);
			return;
		}
		if (!same.category().equals(column.category()) && !Types.widened(column.type(), same.type())) {
			add(Code.BREAKS_RUNNING_RELEASE, Verdict.HARMFUL, relation.name(),
					name + " was " + column.type() + " and is " + same.type()
							+ ": the running release sends and expects the old type",
					(sql) -> this.remedies.inSteps(sql, Set.of(relation.name()), relation.name()));
		}
		else if (Types.narrowed(column.type(), same.type())) {
			tightens(relation.name(), name + " was " + column.type() + " and is " + same.type()
					+ ": longer values of the running release are refused");
		}
		if (relation.isTable() && new Tightened(this.before, this.after).notNull(relation.name(), column, same)) {
			tightens(relation.name(), name + " refuses nulls now, which the running release may write");
		}
		if (relation.isTable() && column.filled() && !same.filled() && same.notNull()) {
			tightens(relation.name(), name + " has lost its default: an insert without it fails");
		}
	}

	private void gone(Relation relation, Column column, Column renamed) {
		String name = relation.name() + "." + column.name();
		if (renamed != null) {
			add(Code.BREAKS_RUNNING_RELEASE, Verdict.HARMFUL, relation.name(),
					"The column " + name + " is called " + renamed.name()
							+ " now, and the running release may still use it",
					(sql) -> relation.isTable() ? this.remedies.renamed(relation.name(), column, renamed) : null);
			return;
		}
		add(Code.BREAKS_RUNNING_RELEASE, Verdict.HARMFUL, relation.name(),
				"The column " + name + " is gone, and the running release may still use it",
				(sql) -> this.remedies.dropped(sql, relation.name(), column));
		if (relation.isTable()) {
			add(Code.DESTROYS_DATA, Verdict.HARMFUL, relation.name(), "The values of " + name + " are gone",
					(sql) -> this.remedies.dropped(sql, relation.name(), column));
		}
	}

	private void breaks(String relation, String words) {
		add(Code.BREAKS_RUNNING_RELEASE, Verdict.HARMFUL, relation, words,
				(sql) -> Remedies.released(Code.BREAKS_RUNNING_RELEASE, sql));
	}

	private void tightens(String relation, String words) {
		add(Code.TIGHTENS, Verdict.CAREFUL, relation, words,
				(sql) -> "First deploy a release that keeps the new rule, then this migration");
	}

	private void add(Code code, Verdict severity, String relation, String words, UnaryOperator<String> remedy) {
		TracedStatement statement = Lines.statement(this.measurements, relation, words);
		Finding finding = new Finding(code, severity, relation, (statement != null) ? statement.statement().line() : 0,
				words, (statement != null) ? remedy.apply(statement.statement().bare()) : null, Links.of(code), null);
		if (!this.found.contains(finding)) {
			this.found.add(finding);
		}
	}

}
