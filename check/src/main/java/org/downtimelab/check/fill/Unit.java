package org.downtimelab.check.fill;

import java.util.List;

/**
 * Columns that get their values together: one column, or those of a foreign key.
 *
 * @param columns in order
 * @param count how many different values there are
 * @param usual how many of them are shown where nothing need be unique
 * @param reference whether they refer to rows of another table
 */
record Unit(List<Column> columns, long count, long usual, boolean reference) {

	boolean isWithin(Key key) {
		return this.columns.stream().allMatch((column) -> key.columns().contains(column.number()));
	}

	boolean touches(Key key) {
		return this.columns.stream().anyMatch((column) -> key.columns().contains(column.number()));
	}

	int seed() {
		return this.columns.get(0).number();
	}

}
