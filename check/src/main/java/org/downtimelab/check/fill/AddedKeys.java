package org.downtimelab.check.fill;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The keys and references that tables have after a migration. Rows are filled so that
 * they satisfy them beforehand: whether production's rows repeat a value cannot be known,
 * so a new key is a warning and not a failure.
 */
public final class AddedKeys {

	/** No keys are added. */
	public static final AddedKeys NONE = new AddedKeys(Map.of());

	private final Map<Long, Table> after;

	private AddedKeys(Map<Long, Table> after) {
		this.after = after;
	}

	/**
	 * Reads them where the migration has been played. A table and its columns keep their
	 * numbers when they are renamed.
	 * @param tables by oid; a table that is gone is left out
	 */
	public static AddedKeys of(Connection connection, Collection<Long> tables) throws SQLException {
		Catalogue catalogue = new Catalogue(new Sql(connection));
		Map<Long, Table> after = new HashMap<>();
		for (long oid : tables) {
			if (catalogue.isTable(oid)) {
				after.put(oid, catalogue.table(oid));
			}
		}
		return new AddedKeys(after);
	}

	/**
	 * A table as it is before the migration, with the keys and references that it will
	 * have, as far as its columns are there.
	 * @param catalogue before the migration
	 */
	Table addedTo(Table table, Catalogue catalogue) throws SQLException {
		Table later = this.after.get(table.oid());
		if (later == null) {
			return table;
		}
		Set<Integer> columns = table.columns().stream().map(Column::number).collect(Collectors.toSet());
		List<Key> keys = new ArrayList<>(table.keys());
		for (Key key : later.keys()) {
			if (columns.containsAll(key.columns()) && table.keys().stream().noneMatch(key::holdsAs)) {
				keys.add(key);
			}
		}
		List<ForeignKey> references = new ArrayList<>(table.foreignKeys());
		for (ForeignKey reference : later.foreignKeys()) {
			if (columns.containsAll(reference.columns()) && table.foreignKeys().stream().noneMatch(reference::refersAs)
					&& catalogue.hasColumns(reference.parent(), reference.parentColumns())) {
				references.add(reference);
			}
		}
		return table.with(keys, references);
	}

}
