package org.downtimelab.observe;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import org.downtimelab.database.Database;
import org.downtimelab.database.testing.PostgresTest;
import org.downtimelab.database.testing.PostgresTest.Fresh;
import org.downtimelab.database.testing.Sql;
import org.downtimelab.process.RunClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** How long locks last: the ends of transactions, as the witness sees them. */
@PostgresTest(Fresh.PER_TEST)
class TransactionsTest {

	private Database database;

	@BeforeEach
	void table(Database fresh) throws SQLException {
		this.database = fresh;
		Sql.execute(this.database, "CREATE TABLE t (id int, note text)", "INSERT INTO t VALUES (1, 'first')");
	}

	@Test
	void locksLastUntilTheCommit() throws SQLException {
		try (Migration migration = Migration.inTransaction(this.database)) {
			migration.run("ALTER TABLE t ADD a int");
			migration.run("UPDATE t SET a = 1");
			assertThat(migration.statements()).as("complete before the commit").isEmpty();
			assertThat(readable()).as("readable before the commit").isFalse();
			long committing = RunClock.now();
			migration.connection.commit();
			List<ObservedStatement> seen = migration.statements();
			assertThat(readable()).as("readable after the commit").isTrue();
			assertThat(seen).hasSize(2);
			assertThat(seen.get(0).releasedMicros()).isEqualTo(seen.get(1).releasedMicros())
				.isBetween(committing, RunClock.now());
			assertThat(seen.get(0).returnedMicros()).isLessThanOrEqualTo(seen.get(1).sentMicros());
		}
	}

	private boolean readable() throws SQLException {
		try (Connection prober = this.database.connect("prober")) {
			Sql.execute(prober, "SET lock_timeout = '20ms'", "SELECT FROM t");
			return true;
		}
		catch (SQLException ex) {
			assertThat(ex.getSQLState()).as("lock_not_available").isEqualTo("55P03");
			return false;
		}
	}

	@Test
	void aLaterStatementReportsOnlyWhatItAdds() throws SQLException {
		try (Migration migration = Migration.inTransaction(this.database)) {
			migration.run("CREATE INDEX t_note ON t (note)");
			migration.run("UPDATE t SET note = 'second'");
			migration.run("ALTER TABLE t ADD a int");
			migration.run("ALTER TABLE t ADD b int");
			migration.connection.commit();
			assertThat(migration.statements()).extracting((seen) -> modes(seen, "t"))
				.containsExactly(List.of(LockMode.SHARE), List.of(LockMode.ROW_EXCLUSIVE),
						List.of(LockMode.ACCESS_EXCLUSIVE), List.of());
		}
	}

	private static List<LockMode> modes(ObservedStatement statement, String relation) {
		return statement.locks()
			.stream()
			.filter((lock) -> lock.relation().equals(relation))
			.map(HeldLock::mode)
			.toList();
	}

	@Test
	void rollbackReleasesToo() throws SQLException {
		try (Migration migration = Migration.inTransaction(this.database)) {
			migration.run("ALTER TABLE t ADD a int");
			migration.connection.rollback(migration.connection.setSavepoint());
			assertThat(migration.statements()).as("after the rollback to a savepoint").isEmpty();
			migration.connection.rollback();
			assertThat(migration.only().sql()).isEqualTo("ALTER TABLE t ADD a int");
		}
	}

	@Test
	void autoCommitAndCloseReleaseToo() throws SQLException {
		try (Migration migration = Migration.inTransaction(this.database)) {
			migration.run("ALTER TABLE t ADD a int");
			migration.connection.setAutoCommit(false);
			assertThat(migration.statements()).as("after setAutoCommit(false)").isEmpty();
			migration.connection.setAutoCommit(true);
			assertThat(migration.statements()).as("after setAutoCommit(true)").hasSize(1);
			migration.connection.setAutoCommit(false);
			migration.run("ALTER TABLE t ADD b int");
			migration.connection.close();
			assertThat(migration.statements()).as("after close()").hasSize(2);
		}
	}

	@Test
	void aCommitInTheScriptReleases() throws SQLException {
		try (Migration migration = Migration.inTransaction(this.database)) {
			migration.run("ALTER TABLE t ADD a int");
			migration.run("COMMIT");
			ObservedStatement alter = migration.statements().get(0);
			ObservedStatement commit = migration.statements().get(1);
			assertThat(alter.releasedMicros()).isEqualTo(commit.returnedMicros()).isGreaterThan(alter.returnedMicros());
		}
	}

	@Test
	void anotherConnectionsCommitReleasesNothing() throws SQLException {
		try (Migration migration = Migration.inTransaction(this.database);
				Connection other = migration.witness.dataSource().getConnection()) {
			other.setAutoCommit(false);
			migration.run("ALTER TABLE t ADD a int");
			other.commit();
			assertThat(migration.statements()).isEmpty();
		}
	}

	@Test
	void anErrorReleasesAtOnce() throws SQLException {
		try (Migration migration = Migration.inTransaction(this.database)) {
			migration.run("ALTER TABLE t ADD a int");
			assertThatThrownBy(() -> migration.run("ALTER TABLE t ALTER a SET NOT NULL"))
				.isInstanceOf(SQLException.class);
			assertThat(readable()).as("readable before any rollback").isTrue();
			List<ObservedStatement> seen = migration.statements();
			assertThat(seen).hasSize(2);
			assertThat(seen.get(0).error()).isNull();
			assertThat(seen.get(1).error()).contains("contains null values");
			assertThat(seen.get(0).releasedMicros()).isEqualTo(seen.get(1).returnedMicros());
		}
	}

	@Test
	void outsideATransactionNothingIsLeftToSee() throws SQLException {
		try (Migration migration = Migration.inAutoCommit(this.database)) {
			migration.run("CREATE INDEX CONCURRENTLY t_note ON t (note)");
			ObservedStatement seen = migration.only();
			assertThat(seen.locks()).isEmpty();
			assertThat(seen.created()).containsExactly("t_note");
			assertThat(seen.releasedMicros()).isEqualTo(seen.returnedMicros());
		}
	}

}
