package org.downtimelab.observe;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import org.downtimelab.database.Database;

final class Sql {

	private Sql() {
	}

	static void execute(Database database, String... statements) throws SQLException {
		try (Connection connection = database.connect("test-setup")) {
			execute(connection, statements);
		}
	}

	static void execute(Connection connection, String... statements) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			for (String sql : statements) {
				statement.execute(sql);
			}
		}
	}

	static int number(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement(); ResultSet found = statement.executeQuery(sql)) {
			found.next();
			return found.getInt(1);
		}
	}

	/** A connection in a transaction of its own. */
	static Connection transaction(Database database, String application) throws SQLException {
		Connection connection = database.connect(application);
		connection.setAutoCommit(false);
		return connection;
	}

}
