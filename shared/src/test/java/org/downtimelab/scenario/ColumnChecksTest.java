package org.downtimelab.scenario;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

import org.downtimelab.database.Database;
import org.downtimelab.database.testing.PostgresTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

@PostgresTest(PostgresTest.Fresh.PER_TEST)
class ColumnChecksTest {

	private Connection connection;

	private Statement statement;

	@BeforeEach
	void makeTable(Database database) throws SQLException {
		this.connection = database.connect("test");
		this.statement = this.connection.createStatement();
		this.statement.execute("CREATE TABLE orders (id bigint PRIMARY KEY, at text, at_tz timestamptz, note text)");
		this.statement.execute("INSERT INTO orders SELECT 1, '2026-01-01', '2026-01-01'");
	}

	@AfterEach
	void close() throws SQLException {
		this.connection.close();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "none", textBlock = """
			INDEX t ON orders (at)                       | INDEX ON orders (at_tz)                       | true
			INDEX t ON orders (at)                       | none                                          | false
			INDEX t ON orders (at)                       | INDEX ON orders (note, at_tz)                 | false
			INDEX t ON orders (at)                       | INDEX ON orders USING brin (at_tz)            | false
			INDEX t ON orders (at)                       | INDEX ON orders (at_tz) WHERE note > ''       | false
			UNIQUE INDEX t ON orders (at)                | INDEX ON orders (at_tz)                       | false
			INDEX t ON orders (note, at DESC)            | INDEX ON orders (note, at_tz DESC)            | true
			INDEX t ON orders (note, at DESC)            | INDEX ON orders (note, at_tz)                 | false
			INDEX t ON orders (note) INCLUDE (at)        | INDEX ON orders (note) INCLUDE (at_tz)        | true
			INDEX t ON orders (note) INCLUDE (at)        | INDEX ON orders (note, at_tz)                 | false
			INDEX t ON orders (id) WHERE at IS NOT NULL  | INDEX ON orders (id) WHERE at_tz IS NOT NULL  | true
			INDEX t ON orders (id) WHERE at IS NOT NULL  | INDEX ON orders (id)                          | false
			INDEX t ON orders (note)                     | none                                          | true
			""")
	void everyIndexOfTheOldColumnNeedsOneThatIsTheSameOnTheNew(String old, String twin, boolean all)
			throws SQLException {
		this.statement.execute("CREATE " + old);
		if (twin != null) {
			this.statement.execute("CREATE " + twin);
		}
		assertThat(twins()).isEqualTo(all ? Optional.empty() : Optional.of("the index t has no twin on at_tz"));
	}

	@Test
	void anInvalidTwinIsNone() throws SQLException {
		this.statement.execute("CREATE INDEX ON orders (at)");
		this.statement.execute("CREATE INDEX twin ON orders (at_tz)");
		this.statement.execute("UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'twin'::regclass");
		assertThat(twins()).contains("the index orders_at_idx has no twin on at_tz");
	}

	@Test
	void aColumnThatIsThereIsFound() throws SQLException {
		assertThat(Check.columnIsThere("orders", "note").problem(this.connection)).isEmpty();
		assertThat(Check.columnIsThere("orders", "carrier").problem(this.connection))
			.contains("there is no column orders.carrier");
	}

	@Test
	void aColumnOfAnotherTypeHasNoStatisticsUntilItIsAnalyzed() throws SQLException {
		Check statistics = Check.columnHasStatistics("orders", "at");
		this.statement.execute("ANALYZE orders");
		assertThat(statistics.problem(this.connection)).isEmpty();
		this.statement.execute("ALTER TABLE orders ALTER COLUMN at TYPE timestamptz USING at::timestamptz");
		assertThat(statistics.problem(this.connection)).contains("the column orders.at has no statistics");
		this.statement.execute("ANALYZE orders (at)");
		assertThat(statistics.problem(this.connection)).isEmpty();
	}

	private Optional<String> twins() throws SQLException {
		return Check.indexesHaveTwins("orders", "at", "at_tz").problem(this.connection);
	}

}
