package org.downtimelab.check.fill;

import java.sql.SQLException;

/** Where the numbers of new rows begin, and where sequences go on after them. */
final class Numbering {

	private final Sql sql;

	private final Table table;

	Numbering(Sql sql, Table table) {
		this.sql = sql;
		this.table = table;
	}

	/**
	 * Beyond the rows that are there and beyond their keys, if the type has room there.
	 */
	long first(long rows, long wanted) throws SQLException {
		long last = rows;
		for (Key key : this.table.keys()) {
			Column column = (key.columns().size() == 1) ? this.table.column(key.columns().get(0)) : null;
			if (column != null && column.isInteger() && !column.isGenerated()) {
				long highest = this.sql.number(
						"SELECT coalesce(max(%s), 0)::int8 FROM %s".formatted(column.quoted(), this.table.quoted()));
				long most = TypeValues.of(column.type(), column.name()).count();
				if (highest <= most - wanted) {
					last = Math.max(last, highest);
				}
			}
		}
		return last + 1;
	}

	/** Later inserts shall not meet the keys of rows that are there. */
	void advanceSequences() throws SQLException {
		for (Column column : this.table.columns()) {
			if (column.sequence() != null && column.isInteger()) {
				this.sql.all(
						"""
								SELECT setval(%1$s, highest) FROM (SELECT max(%2$s) AS highest FROM %3$s) t, %4$s s,
								       pg_sequence q
								 WHERE seqrelid = %1$s::regclass AND seqincrement > 0 AND highest <= seqmax
								   AND highest >= last_value + CASE WHEN is_called THEN 1 ELSE 0 END""".formatted(
								Sql.text(column.sequence()), column.quoted(), this.table.quoted(), column.sequence()),
						(row) -> row.getLong(1));
			}
		}
	}

}
