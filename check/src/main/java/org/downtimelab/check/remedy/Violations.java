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
 * Queries that count the rows which a new rule rejects, to run on somebody's own data.
 */
final class Violations {

	private static final Pattern FOREIGN_KEY = Pattern.compile("FOREIGN KEY \\((.*?)\\) REFERENCES (.*?)\\((.*?)\\).*");

	private static final Pattern CHECK = Pattern.compile("CHECK (\\(.*\\))(?: NO INHERIT)?");

	private final Schema before;

	private final Schema after;

	Violations(Schema before, Schema after) {
		this.before = before;
		this.after = after;
	}

	/** One for each rule that a statement adds. */
	List<String> of(StatementText statement, Set<String> locked) {
		List<String> queries = new ArrayList<>();
		AddedConstraints added = new AddedConstraints(this.before, this.after);
		added.constraints(statement, locked)
			.stream()
			.map(Violations::of)
			.filter((query) -> query != null)
			.forEach(queries::add);
		for (String table : locked) {
			for (Column column : added.tightened(statement, table)) {
				queries.add("SELECT count(*) FROM " + table + " WHERE " + column.name() + " IS NULL;");
			}
		}
		return queries;
	}

	private static String of(Constraint constraint) {
		String table = constraint.table();
		Matcher check = CHECK.matcher(constraint.definition());
		if (check.matches()) {
			return "SELECT count(*) FROM " + table + " WHERE NOT " + check.group(1) + ";";
		}
		Matcher key = FOREIGN_KEY.matcher(constraint.definition());
		if (key.matches()) {
			String[] child = key.group(1).split(", ");
			String[] parent = key.group(3).split(", ");
			List<String> same = new ArrayList<>();
			List<String> there = new ArrayList<>();
			for (int i = 0; i < child.length; i++) {
				same.add("p." + parent[i] + " = c." + child[i]);
				there.add("c." + child[i] + " IS NOT NULL");
			}
			return "SELECT count(*) FROM " + table + " c WHERE " + String.join(" AND ", there)
					+ " AND NOT EXISTS (SELECT FROM " + key.group(2) + " p WHERE " + String.join(" AND ", same) + ");";
		}
		String columns = String.join(", ", constraint.columns());
		return columns.isEmpty() ? null : "SELECT " + columns + ", count(*) FROM " + table + " WHERE (" + columns
				+ ") IS NOT NULL GROUP BY " + columns + " HAVING count(*) > 1;";
	}

}
