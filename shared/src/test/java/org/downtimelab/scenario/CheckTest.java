package org.downtimelab.scenario;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import org.downtimelab.database.Database;
import org.downtimelab.database.testing.PostgresTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@PostgresTest(PostgresTest.Fresh.PER_TEST)
class CheckTest {

	private static final Check NOT_NULL = Check.columnIsNotNull("t", "c");

	@Test
	void aColumnIsNotNullOnlyIfItIsThereAndRefusesNull(Database database) throws SQLException {
		try (Connection connection = database.connect("check"); Statement statement = connection.createStatement()) {
			statement.execute("CREATE TABLE t (id bigint PRIMARY KEY)");
			assertThat(NOT_NULL.problem(connection)).hasValue("there is no column t.c");
			statement.execute("ALTER TABLE t ADD c text");
			assertThat(NOT_NULL.problem(connection)).hasValue("the column t.c allows NULL");
			statement.execute("ALTER TABLE t ALTER c SET NOT NULL");
			assertThat(NOT_NULL.problem(connection)).isEmpty();
			assertThat(Check.columnIsNotNull("t", "id").problem(connection)).isEmpty();
		}
	}

	@Test
	void theSqlOfACheckShowsWhatTheCheckSees(Database database) throws SQLException {
		try (Connection connection = database.connect("check"); Statement statement = connection.createStatement()) {
			statement.execute("CREATE TABLE t (id bigint PRIMARY KEY, c text)");
			statement.execute("CREATE INDEX t_c_idx ON t (c)");
			statement.execute("INSERT INTO t VALUES (7, 'x')");
			assertThat(found(statement, Check.indexIsValid("t_c_idx", "c")))
				.containsExactly("t, CREATE INDEX t_c_idx ON public.t USING btree (c)");
			assertThat(found(statement, Check.findsNothing("a row", "SELECT id FROM t"))).containsExactly("7");
			assertThat(found(statement, Check.plannerUses("t_pkey", "SELECT * FROM t WHERE id = 7"))).first()
				.asString()
				.contains("t_pkey");
			assertThat(found(statement, Check.indexesHaveTwins("t", "c", "d")))
				.contains("t, CREATE INDEX t_c_idx ON public.t USING btree (c)");
		}
	}

	private static List<String> found(Statement statement, Check check) throws SQLException {
		List<String> rows = new ArrayList<>();
		try (ResultSet found = statement.executeQuery(check.sql().orElseThrow())) {
			int columns = found.getMetaData().getColumnCount();
			while (found.next()) {
				List<String> row = new ArrayList<>();
				for (int i = 1; i <= columns; i++) {
					row.add(found.getString(i));
				}
				rows.add(String.join(", ", row));
			}
		}
		return rows;
	}

	/**
	 * Then pg_attribute says attnotnull, with a null in the table. Servers before 18 have
	 * no such constraint.
	 */
	@Test
	void aColumnThatHoldsANullIsNotNotNullThoughNewOnesAreRefused(Database database) throws SQLException {
		try (Connection connection = database.connect("check"); Statement statement = connection.createStatement()) {
			statement.execute("CREATE TABLE t (id bigint, c text)");
			statement.execute("INSERT INTO t VALUES (1, NULL)");
			String notValid = "ALTER TABLE t ADD CONSTRAINT there NOT NULL c NOT VALID";
			if (connection.getMetaData().getDatabaseMajorVersion() < 18) {
				assertThatThrownBy(() -> statement.execute(notValid)).hasMessageContaining("syntax error");
				return;
			}
			statement.execute(notValid);
			assertThat(NOT_NULL.problem(connection)).hasValue("NOT NULL of the column t.c is NOT VALID");
			statement.execute("UPDATE t SET c = 'filled'");
			statement.execute("ALTER TABLE t VALIDATE CONSTRAINT there");
			assertThat(NOT_NULL.problem(connection)).isEmpty();
		}
	}

}
