package org.downtimelab.check.fill;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the columns of a table may be filled with. */
final class Candidates {

	private final Sql sql;

	private final Table table;

	private final List<Check> checks;

	Candidates(Sql sql, Table table, List<Check> checks) {
		this.sql = sql;
		this.table = table;
		this.checks = checks;
	}

	/**
	 * The choices of each column, the plainest first. A column that the server fills by
	 * itself because nothing is known of its type is not among them.
	 * @throws Unfillable if a column needs a value and none is known
	 */
	Map<Column, List<Choice>> of(Collection<Column> columns) throws SQLException {
		Map<Column, List<Choice>> all = new LinkedHashMap<>();
		for (Column column : columns) {
			List<Check> about = this.checks.stream().filter((check) -> check.isAbout(column)).toList();
			List<Values> values = values(column, about);
			if (!values.isEmpty()) {
				all.put(column, choices(column, values, about));
			}
			else if (column.notNull() && !column.hasDefault()) {
				throw new Unfillable("column " + column.name() + ": no value is known for its type "
						+ column.type().name() + "; give rows with --seed FILE.sql");
			}
		}
		return all;
	}

	private List<Values> values(Column column, List<Check> about) throws SQLException {
		Values natural = TypeValues.of(column.type(), column.name());
		if (this.table.foreignKeys().stream().anyMatch((key) -> key.columns().contains(column.number()))) {
			// The value will be the parent's. Checks see a stand-in.
			return List.of((natural != null) ? natural : Values.oneOf(List.of("NULL"), column.type().bottom().name()));
		}
		if (natural == null || !about.isEmpty()) {
			return new CheckCandidates(this.sql).of(this.table, column, about);
		}
		return List.of(usesDefault(column) ? natural.halfOf(column.constant(), column.number()) : natural);
	}

	private boolean usesDefault(Column column) {
		return column.constant() != null && !column.type().bottom().base().equals("bool")
				&& this.table.keys().stream().noneMatch((key) -> key.columns().contains(column.number()));
	}

	/** Nulls in one of ten rows; where checks have a say, others are the last resort. */
	private List<Choice> choices(Column column, List<Values> values, List<Check> about) {
		boolean nulls = !column.notNull() && this.table.keys()
			.stream()
			.noneMatch((key) -> key.nullsCount() && key.columns().contains(column.number()));
		List<Choice> choices = new ArrayList<>(values.stream().map((each) -> new Choice(each, nulls ? 1 : 0)).toList());
		if (nulls && !about.isEmpty()) {
			List.of(5, 0, 10).forEach((inTen) -> choices.add(new Choice(values.get(0), inTen)));
		}
		return choices;
	}

}
