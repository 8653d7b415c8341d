package org.downtimelab.check.fill;

import java.util.List;

/**
 * A reference to the rows of a table.
 *
 * @param name of the constraint
 * @param columns that refer, by number
 * @param parent the oid of the table that is referred to
 * @param parentColumns their names, in the order of the columns
 */
record ForeignKey(String name, List<Integer> columns, long parent, List<String> parentColumns) {

	/** Whether the same columns refer to the same ones. */
	boolean refersAs(ForeignKey other) {
		return this.columns.equals(other.columns) && this.parent == other.parent
				&& this.parentColumns.equals(other.parentColumns);
	}

}
