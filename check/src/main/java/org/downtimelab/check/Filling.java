package org.downtimelab.check;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;

import org.downtimelab.check.catalog.Relation;
import org.downtimelab.check.fill.AddedKeys;
import org.downtimelab.check.measure.Filled;
import org.downtimelab.check.measure.WantedRows;
import org.downtimelab.database.Database;

/**
 * Fills the tables that a migration touches.
 *
 * @param wanted rows of each
 * @param added keys that the migration adds, which the rows keep
 * @param seed a script to run instead; null for synthetic rows
 * @param tables that are filled
 * @param notes on tables that could not be, added to
 */
record Filling(WantedRows wanted, AddedKeys added, Path seed, List<Relation> tables, Set<String> notes) {

	/** With all rows that are wanted, but no more than so many in a table. */
	Map<String, Long> atMost(long most, Database database) throws SQLException {
		return fill(database, (table) -> Math.min(most, this.wanted.of(table)));
	}

	/** With a part of the rows that are wanted. */
	Map<String, Long> part(int ofParts, Database database) throws SQLException {
		return fill(database, (table) -> this.wanted.part(table, ofParts));
	}

	private Map<String, Long> fill(Database database, ToLongFunction<String> rows) throws SQLException {
		Map<String, Long> each = new LinkedHashMap<>();
		this.tables.forEach((table) -> each.put(table.name(), rows.applyAsLong(table.name())));
		Filled filled = Filled.of(database, each, this.added, this.seed);
		this.notes.addAll(filled.notes());
		return filled.rows();
	}

	/** Whether more than so many are wanted in some table. */
	boolean isMoreThan(long few) {
		return this.tables.stream().anyMatch((table) -> this.wanted.of(table.name()) > few);
	}

}
