package org.downtimelab.check.fill;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Plain statements on one connection, and how names and texts are quoted in them. */
final class Sql {

	private final Connection connection;

	Sql(Connection connection) {
		this.connection = connection;
	}

	static String quoted(String name) {
		return '"' + name.replace("\"", "\"\"") + '"';
	}

	static String text(String value) {
		return "E'" + value.replace("\\", "\\\\").replace("'", "''") + "'";
	}

	/** How many rows it changed. */
	long execute(String sql) throws SQLException {
		try (Statement statement = statement()) {
			statement.execute(sql);
			return Math.max(0, statement.getLargeUpdateCount());
		}
	}

	/** The first row, or null if there is none. */
	<T> T first(String sql, Reader<T> reader) throws SQLException {
		List<T> rows = all(sql, reader);
		return rows.isEmpty() ? null : rows.get(0);
	}

	long number(String sql) throws SQLException {
		return first(sql, (row) -> row.getLong(1));
	}

	<T> List<T> all(String sql, Reader<T> reader) throws SQLException {
		try (Statement statement = statement(); ResultSet rows = statement.executeQuery(sql)) {
			List<T> all = new ArrayList<>();
			while (rows.next()) {
				all.add(reader.read(rows));
			}
			return all;
		}
	}

	/** The work, all of it or nothing. */
	<T> T inTransaction(Work<T> work) throws SQLException {
		if (!this.connection.getAutoCommit()) {
			return inSavepoint(work);
		}
		this.connection.setAutoCommit(false);
		try {
			T done = work.run();
			this.connection.commit();
			return done;
		}
		catch (SQLException | RuntimeException ex) {
			this.connection.rollback();
			throw ex;
		}
		finally {
			this.connection.setAutoCommit(true);
		}
	}

	private <T> T inSavepoint(Work<T> work) throws SQLException {
		Savepoint before = this.connection.setSavepoint();
		try {
			T done = work.run();
			this.connection.releaseSavepoint(before);
			return done;
		}
		catch (SQLException | RuntimeException ex) {
			this.connection.rollback(before);
			throw ex;
		}
	}

	/** Without JDBC's escapes: a condition of the user's may hold braces. */
	private Statement statement() throws SQLException {
		Statement statement = this.connection.createStatement();
		statement.setEscapeProcessing(false);
		return statement;
	}

	/** Reads one row. */
	interface Reader<T> {

		T read(ResultSet row) throws SQLException;

	}

	/** Statements that belong together. */
	interface Work<T> {

		T run() throws SQLException;

	}

}
