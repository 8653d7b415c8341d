package org.downtimelab.check.fill;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Fills one table whose parents are filled. */
final class TableFilling {

	private final Sql sql;

	private final Table table;

	private final Map<Long, Table> tables;

	private final List<Check> checks;

	/** The number of the next row. */
	private long next;

	/**
	 * The filling of a table.
	 * @param tables that it refers to, by oid
	 */
	TableFilling(Sql sql, Table table, Map<Long, Table> tables) {
		this.sql = sql;
		this.table = table;
		this.tables = tables;
		this.checks = new TableChecks(table).all();
	}

	long rows() throws SQLException {
		return this.sql.number("SELECT count(*) FROM " + this.table.from());
	}

	/**
	 * Adds rows until there are as many as wanted.
	 * @throws Unfillable if something is in the way; rows that went in stay
	 */
	void fill(long wanted) throws SQLException {
		long rows = rows();
		this.next = new Numbering(this.sql, this.table).first(rows, wanted - rows);
		boolean empty = rows == 0;
		if (empty && this.table.foreignKeys().stream().anyMatch((key) -> key.parent() == this.table.oid())) {
			rows += add(Math.max(1, wanted / 10));
		}
		while (rows < wanted) {
			long added = add(wanted - rows);
			rows += added;
			if (added == 0) {
				throw new Unfillable("no row went in, and the server gave no reason");
			}
		}
	}

	/** Some of the rows, in each partition its part. */
	private long add(long wanted) throws SQLException {
		List<Check> partitions = this.table.partitions();
		if (partitions.isEmpty()) {
			return addWith(this.checks, wanted);
		}
		long added = 0;
		Unfillable obstacle = null;
		for (int i = 0; i < partitions.size(); i++) {
			long part = (wanted - added + partitions.size() - i - 1) / (partitions.size() - i);
			List<Check> checks = new ArrayList<>(this.checks);
			checks.add(partitions.get(i));
			try {
				added += (part > 0) ? addWith(checks, part) : 0;
			}
			catch (Unfillable ex) {
				obstacle = ex;
			}
		}
		if (added == 0 && obstacle != null) {
			throw obstacle;
		}
		return added;
	}

	private long addWith(List<Check> checks, long wanted) throws SQLException {
		RowPlan plan = new RowPlan(this.sql, this.table, this.tables, checks, this.next, wanted);
		Insertion insertion = plan.insertion();
		Rounds rounds = new Rounds(this.sql, insertion, this.next, plan.share());
		long added = rounds.run(wanted);
		this.next = rounds.next();
		return added;
	}

}
