package org.downtimelab.guard;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.downtimelab.database.Database;
import org.downtimelab.database.testing.PostgresTest;
import org.downtimelab.database.testing.Sql;
import org.downtimelab.guard.Blocker.Sort;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.downtimelab.guard.Blocked.everythingOn;
import static org.downtimelab.guard.Blocked.writesTo;

@PostgresTest(PostgresTest.Fresh.PER_TEST)
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class GuardTest {

	private static final Blocked EVERYTHING = everythingOn("orders");

	private static final Blocked WRITES = writesTo("orders");

	private static final Duration TRY = Duration.ofMillis(20);

	private final List<Duration> tries = new ArrayList<>();

	private final List<String> told = new ArrayList<>();

	private Database database;

	private Connection other;

	@BeforeEach
	void openAnotherTransaction(Database database) throws SQLException {
		this.database = database;
		this.other = database.connect("other");
		Sql.execute(this.other, "CREATE TABLE orders (id bigint)");
		this.other.setAutoCommit(false);
	}

	@AfterEach
	void endIt() throws SQLException {
		this.other.close();
	}

	@Test
	void triesAtOnceWhenNobodyIsThere() throws SQLException {
		assertThat(play(EVERYTHING, Duration.ofMinutes(1)).tries()).isEqualTo(1);
		assertThat(this.tries).containsExactly(TRY);
	}

	@Test
	void nobodyHasToQueueForALockThatIsNotToBeHad() throws SQLException {
		Sql.execute(this.other, "SELECT FROM orders");
		Guard.Outcome outcome = play(EVERYTHING, Duration.ofMillis(200));
		assertThat(this.tries).isEmpty();
		assertThat(outcome.tries()).isZero();
		assertThat(outcome.error()).hasValueSatisfying((error) -> assertThat(error)
			.matches("after 0\\.2 s, a transaction of other, user \\S+ \\(pid \\d+\\), open for \\d+\\.\\d s, "
					+ "with AccessShareLock on orders is still in the way"));
	}

	@Test
	void saysOnceWhoIsInTheWay() throws SQLException {
		Sql.execute(this.other, "INSERT INTO orders VALUES (1)");
		Guard.Outcome outcome = play(WRITES, Duration.ofMillis(200));
		assertThat(this.told).singleElement().asString().startsWith("V2 waits for a transaction of other, user ");
		assertThat(outcome.waitedFor()).singleElement().asString().startsWith("a transaction of other, user ");
	}

	@Test
	void namesAPreparedTransactionAsWhatItIs() {
		Blocker prepared = new Blocker("-1/7", 0, "RowExclusiveLock on orders", "orders", Sort.SESSION, null, null);
		assertThat(prepared.words()).isEqualTo("a prepared transaction, with RowExclusiveLock on orders");
	}

	@Test
	void waitsUntilItsWayIsClear() throws Exception {
		Sql.execute(this.other, "INSERT INTO orders VALUES (1)");
		CompletableFuture<Guard.Outcome> outcome = CompletableFuture.supplyAsync(() -> played(EVERYTHING));
		awaitALook();
		assertThat(outcome).isNotDone();
		assertThat(this.tries).isEmpty();
		this.other.commit();
		assertThat(outcome.get().error()).isEmpty();
		assertThat(outcome.get().tries()).isEqualTo(1);
	}

	@Test
	void aReaderIsNotInTheWayOfWhatStopsWritersOnly() throws SQLException {
		Sql.execute(this.other, "SELECT FROM orders FOR UPDATE");
		assertThat(play(WRITES, Duration.ofMinutes(1)).tries()).isEqualTo(1);
	}

	@Test
	void aWriterIs() throws SQLException {
		Sql.execute(this.other, "INSERT INTO orders VALUES (1)");
		assertThat(play(WRITES, Duration.ofMillis(200)).error()).isPresent();
		assertThat(this.tries).isEmpty();
	}

	@Test
	void anotherTableIsNot() throws SQLException {
		Sql.execute(this.other, "CREATE TABLE customer (id bigint)");
		assertThat(play(EVERYTHING, Duration.ofMinutes(1)).tries()).isEqualTo(1);
	}

	@Test
	void triesAgainWhenSomebodyWasFaster() throws SQLException {
		Guard guard = new Guard(TRY, Duration.ofMinutes(1));
		Guard.Outcome outcome = guard.run("V2", EVERYTHING, this.database.dataSource("lookout"), (lockTimeout) -> {
			this.tries.add(lockTimeout);
			if (this.tries.size() < 3) {
				throw new IllegalStateException("V2 failed",
						new SQLException("canceling statement due to lock timeout", "55P03"));
			}
		}, this.told::add);
		assertThat(outcome.tries()).isEqualTo(3);
		assertThat(outcome.error()).isEmpty();
	}

	@Test
	void whatFailsForAnotherReasonIsNotTriedAgain() throws SQLException {
		Guard guard = new Guard(TRY, Duration.ofMinutes(1));
		Guard.Outcome outcome = guard.run("V2", EVERYTHING, this.database.dataSource("lookout"), (lockTimeout) -> {
			throw new IllegalStateException("V2 failed", new SQLException("no such column", "42703"));
		}, this.told::add);
		assertThat(outcome.tries()).isEqualTo(1);
		assertThat(outcome.error()).contains("V2 failed");
	}

	private Guard.Outcome play(Blocked blocked, Duration patience) throws SQLException {
		return new Guard(TRY, patience).run("V2", blocked, this.database.dataSource("lookout"), this.tries::add,
				this.told::add);
	}

	private Guard.Outcome played(Blocked blocked) {
		try {
			return play(blocked, Duration.ofMinutes(1));
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Until the guard's session has looked, and rests. */
	private void awaitALook() throws SQLException {
		String looked = """
				SELECT FROM pg_stat_activity
				WHERE application_name = 'lookout' AND state = 'idle' AND query LIKE '%pg_locks%'""";
		try (Connection session = this.database.connect("test"); Statement statement = session.createStatement()) {
			while (!statement.executeQuery(looked).next()) {
				Thread.onSpinWait();
			}
		}
	}

}
