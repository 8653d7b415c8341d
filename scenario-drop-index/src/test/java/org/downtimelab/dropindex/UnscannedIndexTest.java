package org.downtimelab.dropindex;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.downtimelab.database.Database;
import org.downtimelab.database.testing.PostgresTest;
import org.downtimelab.process.Patience;
import org.downtimelab.process.Query;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@PostgresTest(PostgresTest.Fresh.PER_TEST)
class UnscannedIndexTest {

	private static final UnscannedIndex CHECK = new UnscannedIndex("orders_customer_idx", Duration.ofSeconds(1));

	private Database database;

	@BeforeEach
	void indexThatHasBeenScanned(Database database) throws SQLException {
		this.database = database;
		try (Connection connection = database.connect("orders"); Statement statement = connection.createStatement()) {
			statement.execute("CREATE TABLE orders AS SELECT id AS customer FROM generate_series(1, 1000) AS id");
			statement.execute("CREATE INDEX orders_customer_idx ON orders (customer)");
		}
		lookUp();
	}

	@Test
	void whatWasLongAgoDoesNotCount() throws SQLException {
		assertThat(problem()).isEmpty();
	}

	@Test
	void aScanWithinTheCycleIsAProblem() throws Exception {
		CompletableFuture<Optional<String>> problem = CompletableFuture.supplyAsync(this::problem);
		assertThat(Patience.until(Duration.ofSeconds(10), this::watches)).isTrue();
		lookUp();
		assertThat(problem.get()).contains("the index orders_customer_idx was scanned 1 times in 1 s");
	}

	@Test
	void nobodyScansAnIndexThatIsGone() throws SQLException {
		try (Connection connection = this.database.connect("drop");
				Statement statement = connection.createStatement()) {
			statement.execute("DROP INDEX orders_customer_idx");
		}
		assertThat(problem()).isEmpty();
	}

	/** Its count is handed in at the end of the statement after it. */
	private void lookUp() throws SQLException {
		try (Connection connection = this.database.connect("user");
				Statement statement = connection.createStatement()) {
			statement.execute("SET enable_seqscan = off");
			statement.execute("SELECT FROM orders WHERE customer = 42");
			statement.execute("SELECT pg_stat_force_next_flush()");
		}
	}

	private Optional<String> problem() {
		try (Connection connection = this.database.connect("check")) {
			return CHECK.problem(connection);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private boolean watches() {
		try (Connection connection = this.database.connect("await")) {
			return Query.first(connection, "SELECT FROM pg_stat_activity WHERE wait_event = 'PgSleep'", (row) -> true)
				.isPresent();
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
