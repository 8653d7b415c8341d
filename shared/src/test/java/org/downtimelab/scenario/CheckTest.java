package org.downtimelab.scenario;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

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
			assertThat(NOT_NULL.problem(connection)).hasValue("the column t.c takes null");
			statement.execute("ALTER TABLE t ALTER c SET NOT NULL");
			assertThat(NOT_NULL.problem(connection)).isEmpty();
			assertThat(Check.columnIsNotNull("t", "id").problem(connection)).isEmpty();
		}
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
