package org.downtimelab.scenario;

/**
 * Rows that are changed in batches by primary key, while the application goes on. Killed
 * in the middle, it goes on where it was when it is played again; played again after its
 * end, it visits all rows again, so its statement must leave alone those that need it no
 * more.
 *
 * @param table with a primary key {@code id}
 * @param batchSql changes the rows with {@code id > ? AND id <= ?}
 * @param why what it is for
 */
public record Backfilling(String table, String batchSql, String why) implements Step {

	@Override
	public String name() {
		return "backfill";
	}

	@Override
	public String kind() {
		return "backfill";
	}

}
