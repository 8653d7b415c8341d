package org.downtimelab.database.testing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import org.downtimelab.database.Database;

/** Plain JDBC. */
final class Sql {

	private Sql() {
	}

	static void execute(Database database, String sql) throws SQLException {
		try (Connection connection = database.connect("test"); Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	static long number(Database database, String sql) throws SQLException {
		try (Connection connection = database.connect("test");
				Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery(sql)) {
			row.next();
			return row.getLong(1);
		}
	}

}
