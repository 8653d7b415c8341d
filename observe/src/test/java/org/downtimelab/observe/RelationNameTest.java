package org.downtimelab.observe;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import org.downtimelab.database.Database;
import org.downtimelab.database.testing.PostgresTest;
import org.downtimelab.database.testing.Sql;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

@PostgresTest
class RelationNameTest {

	private final Database database;

	RelationNameTest(Database database) throws SQLException {
		this.database = database;
		try (Connection connection = database.connect("test")) {
			Sql.execute(connection, "CREATE SCHEMA IF NOT EXISTS app", "CREATE TABLE IF NOT EXISTS orders ()",
					"CREATE TABLE IF NOT EXISTS app.orders ()", "CREATE TABLE IF NOT EXISTS app.\"Big Orders\" ()");
		}
	}

	@ParameterizedTest
	@CsvSource({ "orders, public, orders", "ORDERS, public, orders", "public.orders, app, orders",
			"'\"orders\"', public, orders", "orders, app, app.orders", "app.orders, public, app.orders",
			"'\"Big Orders\"', app, 'app.\"Big Orders\"'", "nowhere, public, nowhere" })
	void isWhatTheServerResolves(String written, String searchPath, String name) throws SQLException {
		try (Connection connection = this.database.connect("test")) {
			Sql.execute(connection, "SET search_path = " + searchPath);
			assertThat(RelationName.of(connection, written)).isEqualTo(name);
		}
	}

	@Test
	void isTheNameThatASeenLockHas() throws SQLException {
		try (Connection connection = this.database.connect("test")) {
			connection.setAutoCommit(false);
			Sql.execute(connection, "SET search_path = app", "LOCK TABLE \"Big Orders\"");
			SessionView view = SessionView.of(connection);
			List<String> locked = view.relations()
				.entrySet()
				.stream()
				.filter((entry) -> !view.locks(entry.getKey()).isEmpty())
				.map((entry) -> entry.getValue().name())
				.toList();
			assertThat(locked).containsExactly(RelationName.of(connection, "\"Big Orders\""));
		}
	}

}
