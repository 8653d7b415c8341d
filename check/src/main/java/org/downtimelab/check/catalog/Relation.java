package org.downtimelab.check.catalog;

/**
 * A relation of the user's.
 *
 * @param oid its number
 * @param name with its schema, quoted where SQL needs it
 * @param kind as in {@code pg_class.relkind}: r for a table, p for a partitioned one, i …
 * @param table the table that an index belongs to, its own number otherwise
 * @param root the topmost partitioned table, its own number if it is no partition
 * @param file the number of its file, 0 if it has none
 */
public record Relation(long oid, String name, char kind, long table, long root, long file) {

	/** Whether it holds rows: a table, a partitioned one or a materialized view. */
	public boolean holdsRows() {
		return this.kind == 'r' || this.kind == 'p' || this.kind == 'm';
	}

	/** Whether rows can be written to it. */
	public boolean isTable() {
		return this.kind == 'r' || this.kind == 'p';
	}

}
