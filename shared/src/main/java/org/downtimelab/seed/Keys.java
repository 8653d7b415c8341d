package org.downtimelab.seed;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.downtimelab.process.Query;

/**
 * The constraints and indexes of a table, as the statements that drop them and make them
 * again just as they were. Not-null constraints stay: they cost an insert nothing.
 */
record Keys(List<String> drop, List<String> create) {

	private static final String CONSTRAINTS = """
			SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname),
			       format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
			FROM pg_constraint
			WHERE conrelid = ?::regclass AND contype <> 'n'
			ORDER BY contype = 'f', conname""";

	private static final String INDEXES = """
			SELECT format('DROP INDEX %s', indexrelid::regclass), pg_get_indexdef(indexrelid)
			FROM pg_index
			WHERE indrelid = ?::regclass
			  AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)
			ORDER BY indexrelid""";

	static Keys of(Connection connection, String table) throws SQLException {
		Keys keys = new Keys(new ArrayList<>(), new ArrayList<>());
		keys.read(connection, CONSTRAINTS, table);
		keys.read(connection, INDEXES, table);
		return keys;
	}

	private void read(Connection connection, String sql, String table) throws SQLException {
		Query.all(connection, sql, (found) -> this.drop.add(found.getString(1)) & this.create.add(found.getString(2)),
				table);
	}

}
