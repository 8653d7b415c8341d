package org.downtimelab.observe;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

final class Sql {

	private Sql() {
	}

	static void execute(Connection connection, String... statements) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			for (String sql : statements) {
				statement.execute(sql);
			}
		}
	}

}
