package org.downtimelab.check.fill;

import java.util.List;

/**
 * A condition that a row has to satisfy.
 *
 * @param name of the constraint
 * @param definition to be shown
 * @param condition in SQL, about the columns by their names
 * @param columns that it is about, by number
 */
record Check(String name, String definition, String condition, List<Integer> columns) {

	boolean isAbout(Column column) {
		return this.columns.contains(column.number());
	}

	@Override
	public String toString() {
		return this.name + ": " + this.definition;
	}

}
