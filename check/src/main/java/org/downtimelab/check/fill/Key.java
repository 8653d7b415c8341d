package org.downtimelab.check.fill;

import java.util.List;

/**
 * Columns whose values together occur once.
 *
 * @param name of the index
 * @param definition to be shown
 * @param columns by number, with the columns that an expression of the index uses
 * @param partial whether it holds only for some of the rows
 * @param nullsCount whether two nulls are the same
 * @param exclusion whether it is an exclusion constraint
 */
record Key(String name, String definition, List<Integer> columns, boolean partial, boolean nullsCount,
		boolean exclusion) {

	/** Whether it asks the same of the same columns. */
	boolean holdsAs(Key other) {
		return this.columns.equals(other.columns) && this.partial == other.partial
				&& this.nullsCount == other.nullsCount && this.exclusion == other.exclusion;
	}

}
