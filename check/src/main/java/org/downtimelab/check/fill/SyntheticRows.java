package org.downtimelab.check.fill;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

import org.downtimelab.check.fill.FillResult.FilledTable;

/**
 * Fills tables with rows that look plausible and satisfy what the catalogue asks: types,
 * checks, keys, references, partitions. The same schema gets the same rows.
 */
public final class SyntheticRows {

	private final Sql sql;

	private final Catalogue catalogue;

	private final Map<Long, Table> tables = new HashMap<>();

	/** Those whose parents are being filled, with the rows that they shall have. */
	private final Map<Long, Long> open = new HashMap<>();

	private final Map<String, FilledTable> filled = new LinkedHashMap<>();

	private final Map<String, Long> asked;

	private final AddedKeys added;

	private SyntheticRows(Connection connection, Map<String, Long> asked, AddedKeys added) {
		this.sql = new Sql(connection);
		this.catalogue = new Catalogue(this.sql);
		this.asked = asked;
		this.added = added;
	}

	/**
	 * Fills tables, and as far as needed the tables that they refer to. Rows that are
	 * there stay. Each table is vacuumed and analyzed.
	 * @param connection in autocommit, of a role that owns the tables
	 * @param rows how many each table shall have, by name with schema
	 * @param added keys that the rows shall satisfy beyond those of the tables
	 * @return how many each table has, and what was in the way
	 * @throws SQLException if the catalogue cannot be read or the connection is lost
	 */
	public static FillResult fill(Connection connection, Map<String, Long> rows, AddedKeys added) throws SQLException {
		return new SyntheticRows(connection, rows, added).all();
	}

	private FillResult all() throws SQLException {
		for (Map.Entry<String, Long> each : this.asked.entrySet()) {
			Long oid = this.catalogue.find(each.getKey());
			if (oid == null) {
				this.filled.put(each.getKey(), new FilledTable(each.getKey(), each.getValue(), 0, "no such table"));
			}
			else {
				fill(oid, each.getValue());
			}
		}
		return new FillResult(new ArrayList<>(this.filled.values()));
	}

	private void fill(long oid, long wanted) throws SQLException {
		Table table = table(oid);
		FilledTable before = this.filled.get(table.name());
		if (before != null && before.asked() >= wanted) {
			return;
		}
		this.open.put(oid, wanted);
		Needs needs = new Needs(table);
		for (ForeignKey foreignKey : table.mandatoryFirst()) {
			Table parent = table(foreignKey.parent());
			long there = new TableFilling(this.sql, parent, this.tables).rows();
			Long unfinished = this.open.get(parent.oid());
			if (unfinished == null) {
				fill(parent.oid(),
						Math.max(this.asked.getOrDefault(parent.name(), 0L), needs.parents(foreignKey, wanted, there)));
			}
			else if (parent.oid() != oid && there == 0) {
				// A circle: its first rows do without the references that lead back here.
				fillAlone(parent, Math.max(1, unfinished / 10));
			}
		}
		fillAlone(table, wanted);
		this.open.remove(oid);
	}

	private void fillAlone(Table table, long wanted) throws SQLException {
		if (table.forcedSecurity()) {
			this.sql.execute("ALTER TABLE " + table.quoted() + " NO FORCE ROW LEVEL SECURITY");
		}
		TableFilling filling = new TableFilling(this.sql, table, this.tables);
		String obstacle = null;
		try {
			filling.fill(wanted);
		}
		catch (Unfillable ex) {
			obstacle = ex.getMessage();
		}
		new Numbering(this.sql, table).advanceSequences();
		this.sql.execute("VACUUM (ANALYZE) " + table.quoted());
		this.filled.put(table.name(), new FilledTable(table.name(), wanted, filling.rows(), obstacle));
		if (table.forcedSecurity()) {
			this.sql.execute("ALTER TABLE " + table.quoted() + " FORCE ROW LEVEL SECURITY");
		}
	}

	private Table table(long oid) throws SQLException {
		Table table = this.tables.get(oid);
		if (table == null) {
			table = this.added.addedTo(this.catalogue.table(oid), this.catalogue);
			this.tables.put(oid, table);
		}
		return table;
	}

}
