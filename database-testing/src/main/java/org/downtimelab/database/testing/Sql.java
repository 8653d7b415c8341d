package org.downtimelab.database.testing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import org.downtimelab.database.Database;

/** SQL of a test, in plain JDBC. */
public final class Sql {

	private Sql() {
	}

	/** Runs statements, one after another, in a session of their own. */
	public static void execute(Database database, String... statements) throws SQLException {
		try (Connection connection = database.connect("test")) {
			execute(connection, statements);
		}
	}

	/** Runs statements, one after another. */
	public static void execute(Connection connection, String... statements) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			for (String sql : statements) {
				statement.execute(sql);
			}
		}
	}

	/** The first column of the first row, as text. */
	public static String text(Database database, String query) throws SQLException {
		try (Connection connection = database.connect("test");
				Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery(query)) {
			row.next();
			return row.getString(1);
		}
	}

	/** The first column of the first row, as a number. */
	public static long number(Database database, String query) throws SQLException {
		try (Connection connection = database.connect("test")) {
			return number(connection, query);
		}
	}

	/** The first column of the first row, as a number. */
	public static long number(Connection connection, String query) throws SQLException {
		try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(query)) {
			row.next();
			return row.getLong(1);
		}
	}

	/** A connection in a transaction of its own. */
	public static Connection transaction(Database database, String application) throws SQLException {
		Connection connection = database.connect(application);
		connection.setAutoCommit(false);
		return connection;
	}

}
