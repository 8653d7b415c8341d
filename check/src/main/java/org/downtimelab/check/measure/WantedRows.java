package org.downtimelab.check.measure;

import java.util.Map;

/**
 * How many rows a table is given.
 *
 * @param otherwise of a table that has none of its own
 * @param own by the name of the table, with or without schema
 */
public record WantedRows(long otherwise, Map<String, Long> own) {

	/** Of a table. */
	public long of(String table) {
		Long found = this.own.get(table);
		return (found != null) ? found
				: this.own.getOrDefault(table.substring(table.lastIndexOf('.') + 1), this.otherwise);
	}

	/** A part of them, at least one. */
	public long part(String table, int ofParts) {
		return Math.max(1, of(table) / ofParts);
	}

}
