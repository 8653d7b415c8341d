package org.downtimelab.check.measure;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import org.downtimelab.check.catalog.Schema;
import org.downtimelab.database.Database;
import org.downtimelab.database.testing.PostgresTest;
import org.downtimelab.database.testing.PostgresTest.Fresh;
import org.downtimelab.process.Query;
import org.downtimelab.traffic.SqlProbe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

@PostgresTest(Fresh.PER_TEST)
class TableUsersTest {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, v text                       | read update insert
			id bigserial PRIMARY KEY, v text                                                 | read update insert
			id uuid DEFAULT gen_random_uuid() PRIMARY KEY, v text                            | read update insert
			id bigint PRIMARY KEY DEFAULT 1, v text                                          | read update
			id bigint NOT NULL DEFAULT 1 PRIMARY KEY, v text, w text GENERATED ALWAYS AS (v) STORED | read update
			id bigint DEFAULT 1, v text                                                      | insert
			id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, v text UNIQUE DEFAULT 'one'  | read update
			""")
	void doWhatTheTableTakes(String columns, String kinds, Database database) throws SQLException {
		try (Connection connection = database.connect("test"); Statement statement = connection.createStatement()) {
			statement.execute("CREATE TABLE t (" + columns + "); INSERT INTO t DEFAULT VALUES");
			List<SqlProbe> probes = new TableUsers(connection, Schema.of(connection, "history")).probes("public.t");
			assertThat(probes.stream().map((probe) -> probe.kind().word())).containsExactly(kinds.split(" "));
		}
	}

	@Test
	void takeBackWhatTheyInsert(Database database) throws SQLException {
		try (Connection connection = database.connect("test"); Statement statement = connection.createStatement()) {
			statement.execute("CREATE TABLE t (id bigserial PRIMARY KEY, v text); INSERT INTO t DEFAULT VALUES");
			for (SqlProbe probe : new TableUsers(connection, Schema.of(connection, "history")).probes("public.t")) {
				statement.execute(probe.sql().replace("?", "0"));
			}
			assertThat(Query.all(connection, "SELECT id FROM t", (row) -> row.getLong(1))).containsExactly(1L);
			assertThat(Query.first(connection, "SELECT last_value FROM t_id_seq", (row) -> row.getLong(1)))
				.as("a copy was inserted each time")
				.contains(3L);
		}
	}

}
