package org.downtimelab.check.fill;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a table's own checks and those of its domains ask of the columns that a row may
 * give.
 */
final class TableChecks {

	private final Table table;

	TableChecks(Table table) {
		this.table = table;
	}

	List<Check> all() {
		List<Check> checks = new ArrayList<>();
		this.table.checks().forEach((check) -> checks.add(aboutSources(check)));
		for (Column column : this.table.columns()) {
			for (Check check : column.type().checks()) {
				checks.add(aboutSources(new Check(check.name(), check.definition() + " of " + column.type().name(),
						"(SELECT " + check.condition() + " FROM (SELECT " + column.quoted() + " AS value) d)",
						List.of(column.number()))));
			}
		}
		return checks;
	}

	/** A check of a generated column is about the columns that it is computed from. */
	private Check aboutSources(Check check) {
		Set<Integer> columns = new LinkedHashSet<>();
		for (int number : check.columns()) {
			Column column = this.table.column(number);
			if (column.isGenerated()) {
				RowQuery.sources(this.table, column).forEach((source) -> columns.add(source.number()));
			}
			else {
				columns.add(number);
			}
		}
		return new Check(check.name(), check.definition(), check.condition(), List.copyOf(columns));
	}

}
