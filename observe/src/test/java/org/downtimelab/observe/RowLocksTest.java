package org.downtimelab.observe;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import org.downtimelab.database.Database;
import org.downtimelab.database.testing.PostgresTest;
import org.downtimelab.database.testing.Sql;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

/** Who waits for rows behind a change, on the server. */
@PostgresTest(PostgresTest.Fresh.PER_TEST)
@Timeout(60)
class RowLocksTest {

	private static final String BACKFILL = "test-backfill";

	private static final String SECOND_ROW = "UPDATE orders SET note = 'x' WHERE id = 2";

	private final List<Connection> users = new ArrayList<>();

	private final List<CompletableFuture<Void>> waiting = new ArrayList<>();

	private Database database;

	private Sampler sampler;

	private Migration migration;

	@BeforeEach
	void watch(Database fresh) throws SQLException {
		this.database = fresh;
		Sql.execute(fresh, "CREATE TABLE orders (id int PRIMARY KEY, note text)", "CREATE TABLE other (id int)",
				"INSERT INTO orders VALUES (1, 'first'), (2, 'second')");
		this.migration = Migration.inTransaction(fresh);
		this.sampler = new Sampler(fresh.dataSource("test-sampler"), Migration.APPLICATION, Duration.ofMillis(10),
				(sample) -> {
				})
			.start();
	}

	@AfterEach
	void end() throws SQLException {
		this.sampler.close();
		this.migration.close();
		for (Connection user : this.users) {
			user.abort(Runnable::run);
		}
	}

	/** The third waits for the second, who waits for the first, who waits for it. */
	@Test
	void allWhoWaitForRowsAreCountedBehindTheStatementThatChangedThem() throws Exception {
		this.migration.run("UPDATE orders SET note = 'new'");
		this.migration.run("ALTER TABLE other ADD more int");
		wait("app", SECOND_ROW, 1);
		wait("app", SECOND_ROW, 2);
		wait("job", "DELETE FROM orders WHERE id = 1", 3);
		this.migration.connection.commit();
		await("nobody waits", (sample) -> sample.waiters().isEmpty());
		assertThat(locks()).singleElement().satisfies((lock) -> {
			assertThat(lock.statement()).isEqualTo("UPDATE orders SET note = 'new'");
			assertThat(lock.relation()).isEqualTo("orders");
			assertThat(lock.peakWaiters()).isEqualTo(3);
			assertThat(lock.waits()).extracting(RowLock.Waits::application, RowLock.Waits::query)
				.containsExactlyInAnyOrder(tuple("app", SECOND_ROW), tuple("job", "DELETE FROM orders WHERE id = 1"));
			assertThat(lock.waits()).filteredOn((waits) -> waits.application().equals("app"))
				.allSatisfy((waits) -> assertThat(waits.count()).isGreaterThanOrEqualTo(2));
			assertThat(lock.waitedMs()).isBetween(lock.longestMs(), 5 * lock.longestMs());
			assertThat(lock.waits().stream().mapToDouble(RowLock.Waits::waitedMs).sum()).isCloseTo(lock.waitedMs(),
					within(0.001));
			assertThat(lock.longestMs()).isLessThanOrEqualTo((lock.toMicros() - lock.fromMicros()) / 1e3);
		});
	}

	@Test
	void aBackfillIsNamedByWhatItSends() throws Exception {
		Connection backfill = Sql.transaction(this.database, BACKFILL);
		this.users.add(backfill);
		Sql.execute(backfill, "UPDATE orders SET note = 'filled'");
		wait("app", SECOND_ROW, 1);
		backfill.commit();
		await("nobody waits", (sample) -> sample.waiters().isEmpty());
		assertThat(locks()).extracting(RowLock::statement, RowLock::relation, RowLock::peakWaiters)
			.containsExactly(tuple("UPDATE orders SET note = 'filled'", "orders", 1));
	}

	@Test
	void whoWaitsForATableOrBehindAnotherUserIsNone() throws Exception {
		this.migration.run("LOCK TABLE other IN SHARE MODE");
		wait("app", "INSERT INTO other VALUES (1)", 1);
		Connection user = Sql.transaction(this.database, "app");
		this.users.add(user);
		Sql.execute(user, SECOND_ROW);
		wait("app", SECOND_ROW, 2);
		this.migration.connection.commit();
		user.commit();
		await("nobody waits", (sample) -> sample.waiters().isEmpty());
		assertThat(locks()).isEmpty();
	}

	/** It has given back its locks, which only the samples can have seen. */
	@Test
	void aStatementThatFailsWhileOthersWaitIsNamedToo() throws Exception {
		String fails = "UPDATE orders SET note = CASE id WHEN 1 THEN 'x' ELSE (1 / (length(pg_sleep(3)::text)))::text END";
		CompletableFuture<Void> failing = this.migration.runAside(fails);
		awaitASleeper();
		wait("app", "DELETE FROM orders WHERE id = 1", 1);
		assertThat(failing.handle((done, error) -> error).get(20, TimeUnit.SECONDS)).isNotNull();
		this.migration.connection.rollback();
		await("nobody waits", (sample) -> sample.waiters().isEmpty());
		assertThat(locks()).extracting(RowLock::statement).containsExactly(fails);
	}

	/** Three looks at one wait of 50 ms, and one at a later one of the same session. */
	@Test
	void aWaitThatIsSeenOftenIsOneWait() {
		List<Sample> samples = List.of(look(20, 10), look(40, 10), look(60, 10), look(90, 80));
		assertThat(RowLocks.of(samples, List.of(), BACKFILL)).singleElement().satisfies((lock) -> {
			assertThat(lock.waits()).extracting(RowLock.Waits::count).containsExactly(2);
			assertThat(lock.waitedMs()).isEqualTo(60);
			assertThat(lock.longestMs()).isEqualTo(50);
			assertThat(lock.peakWaiters()).isEqualTo(1);
		});
	}

	private static Sample look(long atMs, long sinceMs) {
		return new Sample(atMs * 1_000, List.of(),
				List.of(new Sample.Waiter(8, "app", SECOND_ROW, "transactionid", "orders", LockMode.SHARE, List.of(7),
						sinceMs * 1_000, null)),
				0, null, 0, List.of(new Sample.Holder(7, BACKFILL, "UPDATE", false, null, null)));
	}

	private List<RowLock> locks() {
		return RowLocks.of(this.sampler.samples(), this.migration.statements(), BACKFILL);
	}

	/** A user sends a statement, and is then the last of so many who wait. */
	private void wait(String application, String sql, int waiters) throws SQLException {
		Connection user = this.database.connect(application);
		this.users.add(user);
		this.waiting.add(CompletableFuture.runAsync(() -> {
			try {
				Sql.execute(user, sql);
			}
			catch (SQLException ex) {
				throw new CompletionException(ex);
			}
		}));
		await(waiters + " wait", (sample) -> sample.waiters().size() == waiters);
	}

	/** Waits until the first row is locked. */
	private void awaitASleeper() throws SQLException {
		Connection user = this.database.connect("app");
		this.users.add(user);
		Eventually.get("the statement sleeps", () -> {
			try {
				return Sql.number(user, "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND"
						+ " datname = current_database()");
			}
			catch (SQLException ex) {
				throw new IllegalStateException(ex);
			}
		}, (sleepers) -> sleepers == 1);
	}

	private void await(String what, Predicate<Sample> wanted) {
		Eventually.get(what, this.sampler::last, (last) -> last != null && wanted.test(last));
	}

}
