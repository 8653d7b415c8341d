package org.downtimelab.check.fill;

import java.util.List;

/** How many rows a table needs to refer to. */
final class Needs {

	/** Ten orders for each customer. */
	private static final int CHILDREN = 10;

	private final Table table;

	Needs(Table table) {
		this.table = table;
	}

	/**
	 * The rows that a foreign key needs.
	 * @param wanted rows of the table that refers
	 * @param there rows that can be referred to already
	 */
	long parents(ForeignKey foreignKey, long wanted, long there) {
		long usual = (there > 0) ? there : Math.min(wanted, Math.max(CHILDREN, wanted / CHILDREN));
		return this.table.keys()
			.stream()
			.filter((key) -> !key.partial() && key.columns().stream().anyMatch(foreignKey.columns()::contains))
			.mapToLong((key) -> forKey(key, foreignKey, wanted))
			.reduce(usual, Math::max);
	}

	private long forKey(Key key, ForeignKey foreignKey, long wanted) {
		List<Column> others = key.columns()
			.stream()
			.filter((number) -> !foreignKey.columns().contains(number))
			.map(this.table::column)
			.toList();
		long rows = 1;
		int references = 1;
		for (Column column : others) {
			if (refers(column)) {
				references++;
			}
			else {
				rows *= Math.min(values(column), wanted);
				rows = Math.min(rows, wanted);
			}
		}
		return Math.min(wanted, (long) Math.ceil(Math.pow((double) wanted / rows, 1.0 / references)));
	}

	/**
	 * How many values a column surely has: of those that checks are about, the ones that
	 * they list.
	 */
	private long values(Column column) {
		List<Check> checks = new TableChecks(this.table).all()
			.stream()
			.filter((check) -> check.isAbout(column))
			.toList();
		Values values = TypeValues.of(column.type(), column.name());
		if (values == null) {
			return 1;
		}
		if (checks.isEmpty()) {
			return values.count();
		}
		return column.type().bottom().textual()
				? Math.max(1, CheckCandidates.literals(checks.get(0).condition()).size()) : 1;
	}

	private boolean refers(Column column) {
		return this.table.foreignKeys().stream().anyMatch((key) -> key.columns().contains(column.number()));
	}

}
