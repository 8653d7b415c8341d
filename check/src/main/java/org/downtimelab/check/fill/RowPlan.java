package org.downtimelab.check.fill;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.downtimelab.check.fill.Trials.Chosen;

/** Decides what each column of a table is filled with. */
final class RowPlan {

	private final Sql sql;

	private final Table table;

	private final Map<Long, Table> tables;

	private final long first;

	private final long wanted;

	private final List<Check> checks;

	private final Map<Column, Choice> choices = new LinkedHashMap<>();

	private final Map<Column, String> expressions = new LinkedHashMap<>();

	private double share = 1;

	/**
	 * A plan for rows of a table.
	 * @param tables that it refers to, by oid
	 * @param checks that the rows have to satisfy
	 * @param first number of a row
	 * @param wanted how many rows
	 */
	RowPlan(Sql sql, Table table, Map<Long, Table> tables, List<Check> checks, long first, long wanted) {
		this.sql = sql;
		this.table = table;
		this.tables = tables;
		this.checks = checks;
		this.first = first;
		this.wanted = wanted;
	}

	/** The share of rows that are likely to pass the checks. */
	double share() {
		return this.share;
	}

	/**
	 * The statement.
	 * @throws Unfillable if a check, a reference or a type is in the way
	 */
	Insertion insertion() throws SQLException {
		choose();
		Map<Unit, Parent> parents = new LinkedHashMap<>();
		List<ForeignKey> mirrors = new ArrayList<>();
		Set<Column> referring = referring(parents, mirrors);
		List<Unit> units = new ArrayList<>(parents.keySet());
		for (Map.Entry<Column, Choice> each : this.choices.entrySet()) {
			if (!referring.contains(each.getKey())) {
				Values values = each.getValue().values();
				units.add(new Unit(List.of(each.getKey()), values.count(), values.usual(), false));
			}
		}
		Map<Unit, String> numbers = KeyColumns.numbers(this.table, units, this.first, this.wanted);
		StringBuilder joins = new StringBuilder();
		parents.forEach((unit, parent) -> {
			String number = numbers.get(unit);
			joins.append(parent.join(this.table, number, this.expressions));
			parent.expressions(this.table, number)
				.forEach((column, value) -> this.expressions.put(column,
						this.choices.get(column).orNull(value, unit.seed())));
		});
		numbers.forEach((unit, number) -> {
			if (!unit.reference()) {
				Column column = unit.columns().get(0);
				this.expressions.put(column, this.choices.get(column).expression(number, column.number()));
			}
		});
		mirrors.forEach(this::mirror);
		return new Insertion(this.table, this.expressions, List.copyOf(parents.values()), joins.toString(),
				this.checks);
	}

	private void choose() throws SQLException {
		Candidates candidates = new Candidates(this.sql, this.table, this.checks);
		Set<Column> left = new LinkedHashSet<>(this.table.writable());
		for (Column column : this.table.writable()) {
			if (left.contains(column)) {
				Set<Column> together = together(column);
				left.removeAll(together);
				Map<Column, List<Choice>> open = candidates.of(together);
				List<Check> about = this.checks.stream()
					.filter((check) -> together.stream().anyMatch(check::isAbout))
					.toList();
				if (about.isEmpty()) {
					open.forEach((each, choices) -> this.choices.put(each, choices.get(0)));
				}
				else {
					Chosen chosen = new Trials(this.sql, this.table, this.first, this.wanted, unique()).choose(open,
							about);
					this.choices.putAll(chosen.choices());
					this.share *= chosen.share();
				}
			}
		}
	}

	/** The columns that checks tie to this one, and itself. */
	private Set<Column> together(Column column) {
		Set<Column> together = new LinkedHashSet<>(List.of(column));
		boolean grown = true;
		while (grown) {
			grown = false;
			for (Check check : this.checks) {
				if (together.stream().anyMatch(check::isAbout)) {
					grown |= together.addAll(this.table.writable().stream().filter(check::isAbout).toList());
				}
			}
		}
		return together;
	}

	private List<Column> unique() {
		return this.table.writable()
			.stream()
			.filter((column) -> this.table.keys()
				.stream()
				.anyMatch((key) -> key.columns().equals(List.of(column.number()))))
			.toList();
	}

	/** Fills the parents and the references to rows of the same statement. */
	private Set<Column> referring(Map<Unit, Parent> parents, List<ForeignKey> mirrors) throws SQLException {
		Set<Column> referring = new LinkedHashSet<>();
		for (ForeignKey foreignKey : this.table.foreignKeys()) {
			List<Column> own = foreignKey.columns()
				.stream()
				.map(this.table::column)
				.filter((column) -> !referring.contains(column) && !column.isGenerated())
				.toList();
			if (own.isEmpty()) {
				continue;
			}
			boolean free = this.table.keys()
				.stream()
				.anyMatch((key) -> !key.partial() && foreignKey.columns().containsAll(key.columns()));
			Table target = this.tables.get(foreignKey.parent());
			Parent parent = Parent.of(this.sql, this.table, foreignKey, own, target, free);
			if (parent.count() > 0) {
				referring.addAll(own);
				parents.put(new Unit(own, parent.count(), parent.count(), true), parent);
			}
			else if (own.stream().anyMatch((column) -> !column.notNull())) {
				own.stream()
					.filter((column) -> !column.notNull())
					.forEach((column) -> this.choices.computeIfPresent(column,
							(key, choice) -> new Choice(choice.values(), 10)));
			}
			else if (target.oid() == this.table.oid()) {
				referring.addAll(own);
				mirrors.add(foreignKey);
			}
			else {
				throw new Unfillable(foreignKey.name() + ": " + target.name() + " has no "
						+ (free ? "more rows to refer to" : "rows to refer to") + "; give rows with --seed FILE.sql");
			}
		}
		return referring;
	}

	/** A row of a table that is empty can only refer to itself. */
	private void mirror(ForeignKey foreignKey) {
		for (int number : foreignKey.columns()) {
			String name = foreignKey.parentColumns().get(foreignKey.columns().indexOf(number));
			this.table.columns()
				.stream()
				.filter((column) -> column.name().equals(name))
				.findFirst()
				.ifPresent((column) -> this.expressions.put(this.table.column(number), this.expressions.get(column)));
		}
	}

}
