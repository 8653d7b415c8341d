package org.downtimelab.observe;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

import org.downtimelab.database.Database;
import org.downtimelab.database.testing.PostgresTest;
import org.downtimelab.database.testing.Sql;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** What can be seen of a migration from outside while it holds, wants and waits. */
@PostgresTest(PostgresTest.Fresh.PER_TEST)
@Timeout(60)
@Isolated("WAL is the whole server's")
class SamplerTest {

	private static final String MIGRATION = "migration";

	private Database database;

	private Sampler sampler;

	private Connection migration;

	private Connection user;

	@BeforeEach
	void table(Database database) throws SQLException {
		this.database = database;
		this.migration = database.connect(MIGRATION);
		this.user = database.connect("user");
		Sql.execute(this.user, "CREATE TABLE large_order (id int, note text)",
				"INSERT INTO large_order VALUES (1, 'n')");
		this.sampler = new Sampler(database.dataSource("sampler"), MIGRATION, Duration.ofMillis(20), (sample) -> {
		}).start();
	}

	@AfterEach
	void close() throws SQLException {
		this.sampler.close();
		this.migration.close();
		this.user.close();
	}

	@Test
	void aHeldLockAndWhoStandsBehindIt() throws Exception {
		this.migration.setAutoCommit(false);
		Sql.execute(this.migration, "LOCK TABLE large_order IN SHARE MODE");
		CompletableFuture<Void> write = inBackground(this.user, "UPDATE large_order SET note = 'x'");
		Sample sample = await((seen) -> seen.queueDepth() == 1);
		assertThat(sample.locks()).anySatisfy((lock) -> {
			assertThat(lock.relation()).isEqualTo("large_order");
			assertThat(lock.mode()).isEqualTo(LockMode.SHARE);
			assertThat(lock.granted()).isTrue();
		});
		assertThat(sample.waiters()).singleElement().satisfies((waiter) -> {
			assertThat(waiter.application()).isEqualTo("user");
			assertThat(waiter.query()).startsWith("UPDATE");
			assertThat(waiter.wants()).contains("RowExclusiveLock on large_order");
			assertThat(waiter.waitsFor()).hasSize(1);
		});
		this.migration.commit();
		write.get();
		await((seen) -> seen.queueDepth() == 0);
	}

	/** A lock that is only wanted already blocks everyone behind it. */
	@Test
	void aLockThatIsOnlyWanted() throws Exception {
		this.user.setAutoCommit(false);
		Sql.execute(this.user, "SELECT * FROM large_order");
		CompletableFuture<Void> wanted = inBackground(this.migration, "ALTER TABLE large_order ADD x int");
		await((seen) -> seen.locks().stream().anyMatch((lock) -> !lock.granted()));
		try (Connection reader = this.database.connect("reader")) {
			CompletableFuture<Void> read = inBackground(reader, "SELECT * FROM large_order");
			Sample sample = await((seen) -> seen.queueDepth() == 1);
			assertThat(sample.locks()).anySatisfy((lock) -> {
				assertThat(lock.mode()).isEqualTo(LockMode.ACCESS_EXCLUSIVE);
				assertThat(lock.granted()).isFalse();
				assertThat(lock.waitingSinceMicros()).isPositive();
			});
			assertThat(sample.waiters()).extracting(Sample.Waiter::application, Sample.Waiter::blockers)
				.contains(tuple(MIGRATION, "user: SELECT * FROM large_order"), tuple("reader", null));
			this.user.commit();
			wanted.get();
			read.get();
		}
	}

	/** From inside, nothing of it can be seen: when it returns, its locks are gone. */
	@Test
	void concurrentlyWaitsForAnOlderSnapshot() throws Exception {
		this.user.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
		this.user.setAutoCommit(false);
		Sql.execute(this.user, "SELECT 1");
		CompletableFuture<Void> build = inBackground(this.migration,
				"CREATE INDEX CONCURRENTLY i ON large_order (note)");
		Sample sample = await((seen) -> !seen.waiters().isEmpty());
		assertThat(sample.waiters()).singleElement().satisfies((waiter) -> {
			assertThat(waiter.application()).isEqualTo(MIGRATION);
			assertThat(waiter.wants()).contains("virtualxid");
		});
		assertThat(sample.locks()).anySatisfy((lock) -> {
			assertThat(lock.relation()).isEqualTo("large_order");
			assertThat(lock.mode()).isEqualTo(LockMode.SHARE_UPDATE_EXCLUSIVE);
		});
		assertThat(sample.progress().phase()).contains("waiting for old snapshots");
		this.user.commit();
		build.get();
	}

	@Test
	void countsTheWalFromItsFirstLook() throws Exception {
		Sample first = await((seen) -> true);
		assertThat(first.walBytes()).isZero();
		Sql.execute(this.user, "INSERT INTO large_order SELECT i, repeat('x', 100) FROM generate_series(1, 1000) i");
		assertThat(await((seen) -> seen.walBytes() > 100_000).walBytes()).isLessThan(10_000_000);
	}

	@Test
	void looksAgainAfterItsConnectionBroke() throws Exception {
		await((seen) -> true);
		Sql.execute(this.user,
				"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'sampler'");
		int before = this.sampler.samples().size();
		await((seen) -> this.sampler.samples().size() > before + 3);
		assertThat(this.sampler.problem()).isPresent();
		assertThat(this.sampler.last().walBytes()).as("still counted from the first look").isNotNegative();
	}

	private static CompletableFuture<Void> inBackground(Connection connection, String sql) {
		return CompletableFuture.runAsync(() -> {
			try {
				Sql.execute(connection, sql);
			}
			catch (SQLException ex) {
				throw new IllegalStateException(ex);
			}
		});
	}

	private Sample await(Predicate<Sample> condition) {
		long deadline = System.nanoTime() + Duration.ofSeconds(15).toNanos();
		while (System.nanoTime() < deadline) {
			Optional<Sample> last = Optional.ofNullable(this.sampler.last()).filter(condition);
			if (last.isPresent()) {
				return last.get();
			}
			LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
		}
		throw new AssertionError("Not seen within 15 s; last: " + this.sampler.last() + ", " + this.sampler.problem());
	}

}
