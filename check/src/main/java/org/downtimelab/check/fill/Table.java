package org.downtimelab.check.fill;

import java.util.Comparator;
import java.util.List;

/**
 * A table as the catalogue describes it.
 *
 * @param oid its own
 * @param schema as the catalogue has it
 * @param relation as the catalogue has it
 * @param partitioned whether its rows are in partitions
 * @param forcedSecurity whether row level security holds for its owner too
 * @param columns in order
 * @param checks that are enforced
 * @param keys unique, primary and exclusion ones
 * @param foreignKeys that are enforced
 * @param partitions the condition of each partition that has no partitions itself; empty
 * if any row has a place
 * @param triggers of rows, the user's own
 */
record Table(long oid, String schema, String relation, boolean partitioned, boolean forcedSecurity,
		List<Column> columns, List<Check> checks, List<Key> keys, List<ForeignKey> foreignKeys, List<Check> partitions,
		List<Trigger> triggers) {

	String name() {
		return this.schema + "." + this.relation;
	}

	String quoted() {
		return Sql.quoted(this.schema) + "." + Sql.quoted(this.relation);
	}

	/** What to count: rows of tables that inherit from it are not its own. */
	String from() {
		return (this.partitioned ? "" : "ONLY ") + quoted();
	}

	Column column(int number) {
		return this.columns.stream().filter((column) -> column.number() == number).findFirst().orElseThrow();
	}

	/** Its foreign keys, those before the others that no row can do without. */
	List<ForeignKey> mandatoryFirst() {
		return this.foreignKeys.stream().sorted(Comparator.comparing(this::isOptional)).toList();
	}

	private boolean isOptional(ForeignKey foreignKey) {
		return foreignKey.columns().stream().anyMatch((number) -> !column(number).notNull());
	}

	/** With other keys and references. */
	Table with(List<Key> keys, List<ForeignKey> foreignKeys) {
		return new Table(this.oid, this.schema, this.relation, this.partitioned, this.forcedSecurity, this.columns,
				this.checks, keys, foreignKeys, this.partitions, this.triggers);
	}

	/** Columns that a row may give a value for. */
	List<Column> writable() {
		return this.columns.stream().filter((column) -> !column.isGenerated()).toList();
	}

	/**
	 * A trigger for each row.
	 *
	 * @param name its own
	 * @param function that it calls
	 */
	record Trigger(String name, String function) {
	}

}
