package org.downtimelab.check.fill;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import org.downtimelab.database.Database;

/** A session of an ordinary role that owns what it makes, in a fresh database. */
final class Scratch implements AutoCloseable {

	private static final String ROLE = "downtime_lab_fill_test";

	private final Connection connection;

	private final Sql sql;

	private Scratch(Connection connection) {
		this.connection = connection;
		this.sql = new Sql(connection);
	}

	static Scratch with(Database database, String schema) throws SQLException {
		Scratch scratch = new Scratch(database.connect("fill"));
		scratch.sql.execute("DO $$ BEGIN CREATE ROLE " + ROLE + "; EXCEPTION WHEN duplicate_object THEN END $$");
		scratch.sql.execute("GRANT CREATE ON DATABASE \"" + database.name() + "\" TO " + ROLE);
		scratch.sql.execute("GRANT CREATE ON SCHEMA public TO " + ROLE);
		scratch.sql.execute("SET ROLE " + ROLE);
		scratch.sql.execute(schema);
		return scratch;
	}

	void execute(String statement) throws SQLException {
		this.sql.execute(statement);
	}

	/** Fills a table of the schema public. */
	FillResult fill(String table, long rows) throws SQLException {
		return fill(Map.of("public." + table, rows));
	}

	FillResult fill(Map<String, Long> rows) throws SQLException {
		return SyntheticRows.fill(this.connection, rows, AddedKeys.NONE);
	}

	long number(String query) throws SQLException {
		return this.sql.number(query);
	}

	List<String> texts(String query) throws SQLException {
		return this.sql.all(query, (row) -> row.getString(1));
	}

	@Override
	public void close() throws SQLException {
		this.connection.close();
	}

}
