package org.downtimelab.check.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

import org.downtimelab.process.Query;

/** How many rows tables have. */
public final class RowCounts {

	private RowCounts() {
	}

	/**
	 * Counts the rows of tables that hold rows themselves, not through others.
	 * @param relations the tables as they were; one that is gone has none
	 * @param now the relations as they are
	 */
	public static Map<Long, Long> of(Connection connection, Relations relations, Relations now) throws SQLException {
		Map<Long, Long> counts = new LinkedHashMap<>();
		for (Relation relation : relations.all()) {
			if (relation.kind() == 'r') {
				Relation same = now.get(relation.oid());
				counts.put(relation.oid(), (same == null) ? 0L
						: Query.first(connection, "SELECT count(*) FROM ONLY " + same.name(), (row) -> row.getLong(1))
							.orElse(0L));
			}
		}
		return counts;
	}

}
