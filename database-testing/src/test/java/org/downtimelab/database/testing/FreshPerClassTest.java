package org.downtimelab.database.testing;

import java.sql.SQLException;

import org.downtimelab.database.Database;
import org.downtimelab.database.Server;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@PostgresTest
class FreshPerClassTest {

	private static Database first;

	private final Database database;

	FreshPerClassTest(Database database) {
		this.database = database;
	}

	@BeforeAll
	static void isThereBeforeAllTests(Database database) throws SQLException {
		first = database;
		Sql.execute(database, "CREATE TABLE t (id int)");
	}

	@Test
	void isTheSameEverywhereInTheClass(Database database) throws SQLException {
		assertThat(database).isEqualTo(first).isEqualTo(this.database);
		Sql.execute(database, "INSERT INTO t VALUES (1)");
	}

	@Test
	void isOnTheServer(Server server) {
		assertThat(server.database(this.database.name())).isEqualTo(this.database);
	}

	@Nested
	class InANestedClass {

		@Test
		void isTheSameToo(Database database) {
			assertThat(database).isEqualTo(first);
		}

	}

}
