package org.downtimelab.observe;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;

import org.downtimelab.database.Database;
import org.downtimelab.database.testing.PostgresTest;
import org.downtimelab.database.testing.PostgresTest.Fresh;
import org.downtimelab.database.testing.Sql;
import org.downtimelab.observe.Chain.Link;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** Who waits behind whom: other people's sessions and the migration's, on the server. */
@PostgresTest(Fresh.PER_TEST)
@Timeout(60)
class ChainsTest {

	private static final String MIGRATION = "test-migration";

	private final List<Connection> sessions = new ArrayList<>();

	private final List<CompletableFuture<Void>> waiting = new ArrayList<>();

	private Database database;

	private Sampler sampler;

	@BeforeEach
	void watch(Database fresh) throws SQLException {
		this.database = fresh;
		Sql.execute(fresh, "CREATE TABLE large_order (id int PRIMARY KEY, note text)",
				"INSERT INTO large_order VALUES (1, 'first'), (2, 'second')");
		this.sampler = new Sampler(fresh.dataSource("test-sampler"), MIGRATION, Duration.ofMillis(10), (sample) -> {
		}).start();
	}

	/** In the order in which they were opened: the first is in everybody's way. */
	@AfterEach
	void end() throws SQLException {
		this.sampler.close();
		for (Connection session : this.sessions) {
			session.abort(Runnable::run);
		}
	}

	/** Everything is down, and the migration blocks neither reads nor writes. */
	@Test
	void aStrangerWhoWantsMoreThanTheMigrationHoldsStopsEverybody() throws Exception {
		Connection migration = open(MIGRATION, "LOCK TABLE large_order IN SHARE UPDATE EXCLUSIVE MODE");
		Connection stranger = open("psql");
		wait(stranger, "LOCK TABLE large_order");
		await("the stranger waits", (sample) -> sample.waiters().size() == 1);
		wait(open("app"), "SELECT FROM large_order");
		wait(open("app"), "UPDATE large_order SET note = 'x' WHERE id = 2");
		await("reader and writer wait", (sample) -> sample.waiters().size() == 3);
		assertThat(chains()).singleElement().satisfies((chain) -> {
			assertThat(chain.peakWaiters()).isEqualTo(2);
			assertThat(chain.hasMigration()).isTrue();
			assertThat(chain.longestWaitMs()).isNotNegative();
			assertThat(chain.links()).extracting(Link::application, Link::pid, Link::mode, Link::held)
				.containsExactly(tuple("psql", pid(stranger), LockMode.ACCESS_EXCLUSIVE, false),
						tuple(MIGRATION, pid(migration), LockMode.SHARE_UPDATE_EXCLUSIVE, true));
			assertThat(chain.links()).extracting(Link::relation).containsOnly("large_order");
			assertThat(chain.links().get(0).query()).isEqualTo("LOCK TABLE large_order");
			assertThat(chain.links().get(0).blocks()).containsExactly("read", "write");
		});
	}

	@Test
	void aStrangerWhoWaitsBehindTheMigrationAloneIsNone() throws Exception {
		open(MIGRATION, "LOCK TABLE large_order IN SHARE UPDATE EXCLUSIVE MODE");
		wait(open("psql"), "LOCK TABLE large_order");
		await("the stranger waits", (sample) -> sample.waiters().size() == 1);
		assertThat(chains()).isEmpty();
	}

	@Test
	void aStrangerWhoHoldsALockIsNamedAlone() throws Exception {
		Connection stranger = open("psql", "LOCK TABLE large_order IN SHARE MODE");
		wait(open("app"), "UPDATE large_order SET note = 'x' WHERE id = 2");
		await("the writer waits", (sample) -> sample.waiters().size() == 1);
		assertThat(chains()).singleElement().satisfies((chain) -> {
			assertThat(chain.hasMigration()).isFalse();
			assertThat(chain.links()).extracting(Link::application, Link::pid, Link::mode, Link::held)
				.containsExactly(tuple("psql", pid(stranger), LockMode.SHARE, true));
		});
	}

	@Test
	void whoHoldsUpTheMigrationHoldsUpThoseBehindIt() throws Exception {
		open("a report", "SELECT FROM large_order");
		wait(open(MIGRATION), "ALTER TABLE large_order ADD more int");
		await("the migration waits", (sample) -> sample.waiters().size() == 1);
		wait(open("app"), "SELECT FROM large_order");
		await("the reader waits", (sample) -> sample.waiters().size() == 2);
		assertThat(chains()).singleElement()
			.satisfies((chain) -> assertThat(chain.links())
				.extracting(Link::application, Link::migration, Link::mode, Link::held)
				.containsExactly(tuple(MIGRATION, true, LockMode.ACCESS_EXCLUSIVE, false),
						tuple("a report", false, LockMode.ACCESS_SHARE, true)));
	}

	@Test
	void aQueueBehindTheMigrationItselfIsNone() throws Exception {
		open(MIGRATION, "LOCK TABLE large_order IN SHARE MODE");
		wait(open("app"), "UPDATE large_order SET note = 'x' WHERE id = 2");
		await("the writer waits", (sample) -> sample.waiters().size() == 1);
		assertThat(chains()).isEmpty();
	}

	/** The second of the writers waits for the first, in words of pg_locks. */
	@Test
	void rowsThatABackfillHasChangedAreNamedWithTheirTable() throws Exception {
		open("downtime-lab", "UPDATE large_order SET note = 'new'");
		wait(open("app"), "UPDATE large_order SET note = 'x' WHERE id = 2");
		await("the first writer waits", (sample) -> sample.waiters().size() == 1);
		wait(open("app"), "UPDATE large_order SET note = 'y' WHERE id = 2");
		await("the second writer waits", (sample) -> sample.waiters().size() == 2);
		assertThat(chains()).singleElement().satisfies((chain) -> {
			assertThat(chain.peakWaiters()).isEqualTo(2);
			assertThat(chain.links()).extracting(Link::application, Link::lockType, Link::relation, Link::held)
				.containsExactly(tuple("downtime-lab", "row", "large_order", true));
			assertThat(chain.links().get(0).blocks()).containsExactly("row-write");
		});
	}

	@Test
	void usersWhoChangeTheSameRowAreNone() throws Exception {
		open("app", "UPDATE large_order SET note = 'new'");
		wait(open("app"), "UPDATE large_order SET note = 'x' WHERE id = 2");
		await("the writer waits", (sample) -> sample.waiters().size() == 1);
		assertThat(chains()).isEmpty();
	}

	@Test
	void theStrangerWhoGetsWhatHeWantedIsAnotherChain() throws Exception {
		Connection migration = open(MIGRATION, "LOCK TABLE large_order IN SHARE UPDATE EXCLUSIVE MODE");
		wait(open("psql"), "LOCK TABLE large_order");
		await("the stranger waits", (sample) -> sample.waiters().size() == 1);
		wait(open("app"), "SELECT FROM large_order");
		await("the reader waits", (sample) -> sample.waiters().size() == 2);
		migration.commit();
		await("the reader waits for the stranger alone",
				(sample) -> sample.waiters().size() == 1 && sample.locks().isEmpty());
		assertThat(chains()).extracting((chain) -> chain.links().size()).containsExactly(2, 1);
		assertThat(chains().get(1).links().get(0).held()).isTrue();
		assertThat(chains().get(1).toMicros()).isGreaterThanOrEqualTo(chains().get(1).fromMicros());
	}

	private List<Chain> chains() {
		return Chains.of(this.sampler.samples());
	}

	/** Waits until the last sample is so. */
	private void await(String what, Predicate<Sample> wanted) {
		Eventually.get(what, this.sampler::last, (last) -> last != null && wanted.test(last));
	}

	private Connection open(String application, String... sql) throws SQLException {
		Connection session = Sql.transaction(this.database, application);
		this.sessions.add(session);
		Sql.execute(session, sql);
		return session;
	}

	private void wait(Connection session, String sql) {
		this.waiting.add(CompletableFuture.runAsync(() -> {
			try {
				Sql.execute(session, sql);
			}
			catch (SQLException ex) {
				throw new CompletionException(ex);
			}
		}));
	}

	private static int pid(Connection session) throws SQLException {
		return session.unwrap(org.postgresql.PGConnection.class).getBackendPID();
	}

}
