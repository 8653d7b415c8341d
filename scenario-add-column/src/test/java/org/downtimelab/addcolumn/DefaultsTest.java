package org.downtimelab.addcolumn;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import org.downtimelab.database.Database;
import org.downtimelab.database.testing.PostgresTest;
import org.downtimelab.process.Query;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which new columns PostgreSQL keeps in its catalogue, and for which it writes every row.
 */
@PostgresTest(PostgresTest.Fresh.PER_TEST)
class DefaultsTest {

	@ParameterizedTest
	@ValueSource(strings = { "text", "text DEFAULT 'new'", "timestamptz NOT NULL DEFAULT now()",
			"timestamptz DEFAULT statement_timestamp()", "uuid DEFAULT '00000000-0000-0000-0000-000000000000'",
			"text DEFAULT 'by ' || current_user" })
	void aDefaultThatIsTheSameForAllRowsIsKeptInTheCatalogue(String column, Database database) throws SQLException {
		assertThat(rewritten(column, database)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "uuid DEFAULT gen_random_uuid()", "timestamptz DEFAULT clock_timestamp()",
			"double precision DEFAULT random()", "bigserial", "bigint GENERATED ALWAYS AS IDENTITY",
			"bigint GENERATED ALWAYS AS (id * 2) STORED" })
	void aValueOfItsOwnForEachRowWritesEveryRowAnew(String column, Database database) throws SQLException {
		assertThat(rewritten(column, database)).isTrue();
	}

	private static boolean rewritten(String column, Database database) throws SQLException {
		try (Connection connection = database.connect("migration");
				Statement statement = connection.createStatement()) {
			statement.execute("CREATE TABLE defaults AS SELECT 1::bigint AS id");
			String before = file(connection);
			statement.execute("ALTER TABLE defaults ADD COLUMN added " + column);
			return !file(connection).equals(before);
		}
	}

	/** It is another one when the table is rewritten. */
	private static String file(Connection connection) throws SQLException {
		return Query.first(connection, "SELECT pg_relation_filenode('defaults')", (row) -> row.getString(1))
			.orElseThrow();
	}

}
