package org.downtimelab.observe;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

import org.downtimelab.database.Database;
import org.downtimelab.database.testing.PostgresTest;
import org.downtimelab.database.testing.PostgresTest.Fresh;
import org.downtimelab.database.testing.Sql;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** Waiting: seen from outside, and brought together with what the session saw. */
@PostgresTest(Fresh.PER_TEST)
@Timeout(60)
class BothViewsTest {

	private Database database;

	@BeforeEach
	void table(Database fresh) throws SQLException {
		this.database = fresh;
		Sql.execute(this.database, "CREATE TABLE t (id int, note text)", "INSERT INTO t VALUES (1, 'first')");
	}

	private Sampler sampler() {
		return new Sampler(this.database.dataSource("test-sampler"), Migration.APPLICATION, Duration.ofMillis(10),
				(sample) -> {
				})
			.start();
	}

	private CompletableFuture<Void> aside(Connection connection, String sql) {
		return CompletableFuture.runAsync(() -> {
			try {
				Sql.execute(connection, sql);
			}
			catch (SQLException ex) {
				throw new CompletionException(ex);
			}
		});
	}

	/** Whether somebody has waited before this sample, not only since it was begun. */
	private static boolean waited(Sample sample, String lockType) {
		return sample.waiters()
			.stream()
			.anyMatch((waiter) -> waiter.lockType().equals(lockType) && waiter.sinceMicros() < sample.atMicros());
	}

	private static void done(CompletableFuture<?>... all) throws Exception {
		CompletableFuture.allOf(all).get(20, TimeUnit.SECONDS);
	}

	private static int pid(Connection connection) throws SQLException {
		return (int) Sql.number(connection, "SELECT pg_backend_pid()");
	}

	@Test
	void aLockThatIsOnlyWantedHasAQueueBehindIt() throws Exception {
		try (Sampler sampler = sampler();
				Connection holder = Sql.transaction(this.database, "holder");
				Connection reader = this.database.connect("reader");
				Migration migration = Migration.inTransaction(this.database)) {
			Sql.execute(holder, "SELECT FROM t");
			int holderPid = pid(holder);
			int readerPid = pid(reader);
			CompletableFuture<Void> alter = migration.runAside("ALTER TABLE t ADD a int");
			Sample wanted = Eventually.sample(sampler, "the migration waits", (sample) -> waited(sample, "relation"));
			assertThat(wanted.queueDepth()).isZero();
			CompletableFuture<Void> read = aside(reader, "SELECT FROM t");
			Sample queued = Eventually.sample(sampler, "the reader waits", (sample) -> sample.waiters().size() == 2);

			Sample.Lock lock = queued.locks()
				.stream()
				.filter((each) -> each.mode() == LockMode.ACCESS_EXCLUSIVE)
				.findFirst()
				.orElseThrow();
			assertThat(lock.relation()).isEqualTo("t");
			assertThat(lock.granted()).isFalse();
			assertThat(lock.waitingSinceMicros()).isBetween(queued.atMicros() - 20_000_000, queued.atMicros());
			assertThat(queued.queueDepth()).isEqualTo(1);
			assertThat(queued.waiters()).filteredOn((waiter) -> waiter.pid() == lock.pid())
				.singleElement()
				.satisfies((waiter) -> assertThat(waiter.waitsFor()).containsExactly(holderPid));
			assertThat(queued.waiters()).filteredOn((waiter) -> waiter.pid() == readerPid)
				.singleElement()
				.satisfies((waiter) -> {
					assertThat(waiter.application()).isEqualTo("reader");
					assertThat(waiter.query()).isEqualTo("SELECT FROM t");
					assertThat(waiter.wants()).isEqualTo("AccessShareLock on t");
					assertThat(waiter.waitsFor()).containsExactly(lock.pid());
				});
			holder.commit();
			done(alter);
			migration.connection.commit();
			done(read);

			List<Sample> samples = sampler.samples();
			assertThat(sampler.problem()).isEmpty();
			StatementLocks report = LockReport.of(migration.statements(), samples).get(0);
			assertThat(report.waitedMs()).isPositive().isLessThanOrEqualTo(report.ms());
			assertThat(report.locks()).singleElement().satisfies((span) -> {
				assertThat(span.mode()).isEqualTo(LockMode.ACCESS_EXCLUSIVE);
				assertThat(span.waitedMs()).isPositive();
				assertThat(span.peakWaiters()).isEqualTo(1);
				assertThat(span.seenFrom()).isEqualTo("inside");
			});
		}
	}

	@Test
	void concurrentlyIsSeenFromOutside() throws Exception {
		try (Sampler sampler = sampler();
				Connection old = Sql.transaction(this.database, "old-snapshot");
				Migration migration = Migration.inAutoCommit(this.database)) {
			old.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
			int oldPid = pid(old);
			CompletableFuture<Void> build = migration.runAside("CREATE INDEX CONCURRENTLY t_note ON t (note)");
			Sample waiting = Eventually.sample(sampler, "it waits for the old snapshot",
					(sample) -> waited(sample, "virtualxid"));
			assertThat(waiting.waiters()).singleElement()
				.satisfies((waiter) -> assertThat(waiter.waitsFor()).containsExactly(oldPid));
			assertThat(waiting.locks()).anySatisfy((lock) -> {
				assertThat(lock.relation()).isEqualTo("t");
				assertThat(lock.mode()).isEqualTo(LockMode.SHARE_UPDATE_EXCLUSIVE);
				assertThat(lock.granted()).isTrue();
			});
			assertThat(waiting.progress()).isNotNull();
			assertThat(waiting.progress().command()).isEqualTo("CREATE INDEX CONCURRENTLY");
			assertThat(waiting.progress().phase()).isEqualTo("waiting for old snapshots");
			old.commit();
			done(build);

			List<Sample> samples = sampler.samples();
			StatementLocks report = LockReport.of(migration.statements(), samples).get(0);
			assertThat(report.waitedMs()).isPositive();
			assertThat(report.locks()).singleElement().satisfies((span) -> {
				assertThat(span.relation()).isEqualTo("t");
				assertThat(span.mode()).isEqualTo(LockMode.SHARE_UPDATE_EXCLUSIVE);
				assertThat(span.blocks()).isEmpty();
				assertThat(span.seenFrom()).isEqualTo("outside");
			});
		}
	}

	@Test
	void whoWaitsForARowStandsBehindTheUpdate() throws Exception {
		try (Sampler sampler = sampler();
				Connection writer = this.database.connect("writer");
				Migration migration = Migration.inTransaction(this.database)) {
			migration.run("UPDATE t SET note = 'second'");
			CompletableFuture<Void> write = aside(writer, "UPDATE t SET note = 'third'");
			Sample queued = Eventually.sample(sampler, "the writer waits", (sample) -> waited(sample, "transactionid"));
			assertThat(queued.queueDepth()).isEqualTo(1);
			assertThat(queued.waiters()).extracting(Sample.Waiter::lockType).containsExactly("transactionid");
			assertThat(queued.waiters()).extracting(Sample.Waiter::wants).containsExactly("a row of t");
			migration.connection.commit();
			done(write);
			List<Sample> samples = sampler.samples();
			assertThat(LockReport.of(migration.statements(), samples).get(0).locks()).singleElement()
				.satisfies((span) -> {
					assertThat(span.mode()).isEqualTo(LockMode.ROW_EXCLUSIVE);
					assertThat(span.peakWaiters()).isEqualTo(1);
					assertThat(span.blocks()).containsExactly("row-write");
				});
		}
	}

}
