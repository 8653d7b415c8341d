package org.downtimelab.observe;

import java.util.List;
import java.util.Objects;

/**
 * How PostgreSQL runs a statement.
 *
 * @param sql as it was sent, with {@code ?} for each value
 * @param lines of EXPLAIN, without costs; none if it cannot be planned
 * @param cost what the planner thinks it costs, in its own unit; 0 if it cannot be
 * planned
 * @param error why it cannot be planned, as when a column is gone; or null
 */
public record QueryPlan(String sql, List<String> lines, double cost, String error) {

	/**
	 * Whether the two read their tables in the same way, in the same order, by the same
	 * indexes. Conditions are not compared: they hold the values.
	 */
	public boolean sameWayAs(QueryPlan other) {
		return nodes().equals(other.nodes()) && Objects.equals(this.error, other.error);
	}

	/** The first line is a node, and so is each that begins with an arrow. */
	private List<String> nodes() {
		return this.lines.stream()
			.filter((line) -> line.equals(this.lines.get(0)) || line.strip().startsWith("->"))
			.toList();
	}

}
