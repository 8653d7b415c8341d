package org.downtimelab.check.fill;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the tables hold after they were filled.
 *
 * @param tables the named ones and the ones that they reference, in the order in which
 * they were filled
 */
public record FillResult(List<FilledTable> tables) {

	/**
	 * How many rows each table has.
	 * @return by name with schema
	 */
	public Map<String, Long> rows() {
		Map<String, Long> rows = new LinkedHashMap<>();
		this.tables.forEach((table) -> rows.put(table.name(), table.rows()));
		return rows;
	}

	/**
	 * What was in the way of the tables that have fewer rows than they should.
	 * @return by name with schema, one plain sentence each; empty if all are full
	 */
	public Map<String, String> obstacles() {
		Map<String, String> obstacles = new LinkedHashMap<>();
		this.tables.stream()
			.filter((table) -> table.obstacle() != null)
			.forEach((table) -> obstacles.put(table.name(), table.obstacle()));
		return obstacles;
	}

	/**
	 * One table.
	 *
	 * @param name with its schema, as the catalogue has it
	 * @param asked the rows that it should have
	 * @param rows the rows that it has
	 * @param obstacle what was in the way, in one sentence; null if it is full
	 */
	public record FilledTable(String name, long asked, long rows, String obstacle) {
	}

}
