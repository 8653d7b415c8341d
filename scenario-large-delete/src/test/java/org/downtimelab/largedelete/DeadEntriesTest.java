package org.downtimelab.largedelete;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.downtimelab.database.Database;
import org.downtimelab.database.testing.PostgresTest;
import org.downtimelab.database.testing.Sql;
import org.downtimelab.migrate.Migrator;
import org.downtimelab.process.Patience;
import org.downtimelab.process.Query;
import org.downtimelab.scenario.Step;
import org.downtimelab.seed.Seeder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** What a read of the oldest orders walks over once the old ones are deleted. */
@PostgresTest(PostgresTest.Fresh.PER_TEST)
@Timeout(60)
class DeadEntriesTest {

	private static final Pattern PAGES = Pattern.compile("Buffers: shared hit=(\\d+)(?: read=(\\d+))?");

	private static final long ROWS = 20_000;

	private final LargeDeleteScenario scenario = new LargeDeleteScenario();

	private Database database;

	@BeforeEach
	void seed(Database database) throws SQLException {
		this.database = database;
		new Seeder(this.scenario, database.dataSource("seed")).seed(ROWS, (done) -> {
		});
	}

	@Test
	void eachReadWalksOverAllThatIsDeadUntilTheSnapshotEnds() throws SQLException {
		int before = pages();
		try (Connection report = report()) {
			delete();
			assertThat(pages()).isGreaterThan(50 * before);
			assertThat(pages()).as("the second read").isGreaterThan(50 * before);
			Sql.execute(this.database, "VACUUM large_order");
			assertThat(pages()).as("after a VACUUM that may remove nothing").isGreaterThan(50 * before);
			report.rollback();
		}
		assertReadsAreShortAgain(before);
		Sql.execute(this.database, "VACUUM large_order");
		assertThat(pages()).as("after VACUUM").isLessThanOrEqualTo(before);
	}

	@Test
	void withoutAnOldSnapshotOnlyTheFirstReadWalksFar() throws SQLException {
		int before = pages();
		delete();
		assertThat(pages()).isGreaterThan(50 * before);
		assertReadsAreShortAgain(before);
	}

	@Test
	void theWaitEndsWithTheSnapshot() throws Exception {
		CompletableFuture<Optional<String>> wait;
		try (Connection report = report()) {
			assertThat(problem(Duration.ofMillis(300)))
				.hasValueSatisfying((problem) -> assertThat(problem).startsWith("report (pid ")
					.contains("has had its transaction open"));
			wait = CompletableFuture.supplyAsync(() -> problem(Duration.ofSeconds(30)));
			assertThat(wait).isNotDone();
		}
		assertThat(wait.get()).isEmpty();
	}

	/**
	 * A read marks the dead entries, unless autovacuum's ANALYZE has a snapshot just
	 * then.
	 */
	private void assertReadsAreShortAgain(int before) throws SQLException {
		assertThat(Patience.until(Duration.ofSeconds(10), () -> pages() < 30 * before)).isTrue();
	}

	private Connection report() throws SQLException {
		Connection report = this.database.connect("report");
		report.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
		report.setAutoCommit(false);
		Query.first(report, "SELECT id FROM large_order LIMIT 1", (row) -> true);
		return report;
	}

	private void delete() {
		new Migrator(this.scenario, this.database.dataSource("migration")).migrate(this.scenario.risky(),
				Step.migrate("V2", "deletes the old orders"));
	}

	/** Pages that it touches, of the index and of the table. */
	private int pages() throws SQLException {
		try (Connection connection = this.database.connect("user")) {
			String plan = String.join("\n",
					Query.all(connection, "EXPLAIN (ANALYZE, BUFFERS) SELECT * FROM large_order ORDER BY id LIMIT 10",
							(row) -> row.getString(1)));
			Matcher pages = PAGES.matcher(plan);
			assertThat(pages.find()).as(plan).isTrue();
			return Integer.parseInt(pages.group(1)) + ((pages.group(2) != null) ? Integer.parseInt(pages.group(2)) : 0);
		}
	}

	private Optional<String> problem(Duration patience) {
		try (Connection connection = this.database.connect("check")) {
			return new NoOldSnapshot(patience).problem(connection);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
