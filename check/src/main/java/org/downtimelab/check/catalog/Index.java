package org.downtimelab.check.catalog;

import java.util.List;

/**
 * An index.
 *
 * @param name with its schema
 * @param table with its schema
 * @param columns in the order of the index; an empty text stands for an expression
 * @param valid whether queries may use it
 * @param partial whether it holds only some of the rows
 */
public record Index(String name, String table, List<String> columns, boolean valid, boolean partial) {

	/** Whether a query finds rows with it by these columns, whatever their order. */
	public boolean beginsWith(List<String> wanted) {
		return this.valid && !this.partial && this.columns.size() >= wanted.size()
				&& wanted.containsAll(this.columns.subList(0, wanted.size()));
	}

}
