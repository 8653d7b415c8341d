package org.downtimelab.observe;

import java.sql.BatchUpdateException;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.downtimelab.database.Database;
import org.downtimelab.database.testing.PostgresTest;
import org.downtimelab.database.testing.PostgresTest.Fresh;
import org.downtimelab.database.testing.Sql;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.downtimelab.observe.LockMode.ACCESS_EXCLUSIVE;
import static org.downtimelab.observe.LockMode.ROW_EXCLUSIVE;
import static org.downtimelab.observe.LockMode.ROW_SHARE;
import static org.downtimelab.observe.LockMode.SHARE;

/** Every way in which JDBC sends a statement, and what callers get in its stead. */
@PostgresTest(Fresh.PER_TEST)
class JdbcTest {

	private Database database;

	private Migration migration;

	private Connection connection;

	@BeforeEach
	void table(Database fresh) throws SQLException {
		this.database = fresh;
		Sql.execute(fresh, "CREATE TABLE t (id int, note text)", "INSERT INTO t SELECT generate_series(1, 9)",
				"CREATE PROCEDURE p() LANGUAGE sql AS 'UPDATE t SET note = id'");
		this.migration = Migration.inTransaction(fresh);
		this.connection = this.migration.connection;
	}

	@AfterEach
	void close() throws SQLException {
		this.migration.close();
	}

	private static HeldLock onTable(LockMode mode) {
		return new HeldLock("t", mode);
	}

	@Test
	void aPreparedStatementIsSeenEachTimeItIsSent() throws SQLException {
		try (PreparedStatement update = this.connection.prepareStatement("UPDATE t SET note = ?")) {
			update.setString(1, "a");
			update.executeUpdate();
			this.connection.commit();
			update.executeLargeUpdate();
			this.connection.commit();
		}
		assertThat(this.migration.statements()).hasSize(2)
			.allSatisfy((seen) -> assertThat(seen.sql()).isEqualTo("UPDATE t SET note = ?"))
			.allSatisfy((seen) -> assertThat(seen.locks()).containsExactly(onTable(ROW_EXCLUSIVE)));
	}

	@Test
	void aCallIsSeen() throws SQLException {
		try (CallableStatement call = this.connection.prepareCall("CALL p()")) {
			call.execute();
		}
		this.connection.commit();
		assertThat(this.migration.only().locks()).containsExactly(onTable(ROW_EXCLUSIVE));
	}

	@Test
	void aQueryOfTheUsersRelationsIsSeen() throws SQLException {
		try (PreparedStatement query = this.connection.prepareStatement("SELECT id FROM t FOR UPDATE");
				ResultSet found = query.executeQuery()) {
			this.connection.commit();
		}
		assertThat(this.migration.only().locks()).containsExactly(onTable(ROW_SHARE));
	}

	@Test
	void aBatchIsOneStatement() throws SQLException {
		try (Statement batch = this.connection.createStatement();
				PreparedStatement prepared = this.connection.prepareStatement("INSERT INTO t VALUES (?)")) {
			batch.addBatch("TRUNCATE t");
			batch.clearBatch();
			batch.addBatch("CREATE INDEX i ON t (id)");
			batch.addBatch("ALTER TABLE t ADD a int");
			batch.executeBatch();
			prepared.setInt(1, 10);
			prepared.addBatch();
			prepared.setInt(1, 11);
			prepared.addBatch();
			prepared.executeLargeBatch();
		}
		this.connection.commit();
		assertThat(this.migration.statements()).extracting(ObservedStatement::sql)
			.containsExactly("CREATE INDEX i ON t (id);\nALTER TABLE t ADD a int", "INSERT INTO t VALUES (?)");
		assertThat(this.migration.statements().get(0).locks()).containsExactly(onTable(ACCESS_EXCLUSIVE));
		assertThat(this.migration.statements().get(0).created()).containsExactly("i");
	}

	@Test
	void aBatchThatFailsIsSeenWithTheServersWords() throws SQLException {
		try (Statement batch = this.connection.createStatement()) {
			batch.addBatch("ALTER TABLE t ALTER note SET NOT NULL");
			assertThatExceptionOfType(BatchUpdateException.class).isThrownBy(batch::executeBatch);
		}
		assertThat(this.migration.only().error()).startsWith("ERROR: column \"note\"")
			.doesNotContain("getNextException");
	}

	@Test
	void severalStatementsInOneTextAreOne() throws SQLException {
		this.migration.run("CREATE INDEX i ON t (id); ALTER TABLE t ADD a int; COMMIT; SELECT 1");
		assertThat(this.migration.only().created()).containsExactly("i");
	}

	@Test
	void aTransactionThatIsBegunAndCommittedInTextIsOne() throws SQLException {
		this.connection.setAutoCommit(true);
		this.migration.run("BEGIN");
		this.migration.run("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
		this.migration.run("CREATE INDEX i ON t (id)");
		assertThat(this.migration.statements()).as("before COMMIT").isEmpty();
		this.migration.run("COMMIT AND CHAIN");
		assertThat(this.migration.statements()).as("after COMMIT AND CHAIN").hasSize(3);
		assertThat(this.migration.statements().get(2).locks()).containsExactly(onTable(SHARE));
		this.migration.run("ROLLBACK");
		assertThat(this.migration.statements()).as("after ROLLBACK").hasSize(5);
	}

	@Test
	void anErrorBehindASavepointReleasesNothingThatWasLockedBeforeIt() throws SQLException {
		this.migration.run("CREATE INDEX i ON t (id)");
		Savepoint savepoint = this.connection.setSavepoint();
		assertThatExceptionOfType(SQLException.class).isThrownBy(() -> this.migration.run("ALTER TABLE t ADD id int"));
		this.connection.rollback(savepoint);
		this.migration.run("ALTER TABLE t ADD a int");
		assertThat(this.migration.statements()).as("before the commit").isEmpty();
		this.connection.commit();
		assertThat(this.migration.statements()).hasSize(3);
		ObservedStatement failed = this.migration.statements().get(1);
		assertThat(failed.error()).contains("already exists");
		assertThat(failed.releasedMicros()).isEqualTo(failed.returnedMicros());
		assertThat(this.migration.statements().get(0).releasedMicros())
			.isEqualTo(this.migration.statements().get(2).releasedMicros());
	}

	@Test
	void aSavepointInTextCountsToo() throws SQLException {
		this.migration.run("CREATE INDEX i ON t (id)");
		this.migration.run("SAVEPOINT s");
		assertThatExceptionOfType(SQLException.class).isThrownBy(() -> this.migration.run("ALTER TABLE t ADD id int"));
		this.migration.run("ROLLBACK TO s; ALTER TABLE t ADD a int");
		assertThat(this.migration.statements()).as("before the commit").isEmpty();
		this.connection.commit();
		assertThat(this.migration.statements()).hasSize(4);
	}

	@Test
	void aResultThatIsBeingReadIsNotDisturbed() throws SQLException {
		try (Statement query = this.connection.createStatement()) {
			query.setFetchSize(2);
			try (ResultSet found = query.executeQuery("SELECT id FROM t ORDER BY id")) {
				for (int id = 1; id <= 9; id++) {
					assertThat(found.next()).isTrue();
					assertThat(found.getInt(1)).isEqualTo(id);
					Sql.execute(this.connection, "UPDATE t SET note = 'seen' WHERE id = " + id);
				}
			}
		}
		this.connection.commit();
		assertThat(this.migration.statements()).hasSize(10);
	}

	@Test
	void callersComeBackToWhatIsSeen() throws SQLException {
		try (Statement statement = this.connection.createStatement()) {
			assertThat(statement.getConnection()).isSameAs(this.connection);
			assertThat(statement.unwrap(Statement.class)).isSameAs(statement);
		}
		assertThat(this.connection.getMetaData().getConnection()).isSameAs(this.connection);
		assertThat(this.connection.unwrap(Connection.class)).isSameAs(this.connection);
		assertThat(this.connection.isWrapperFor(PGConnection.class)).isTrue();
		assertThat(this.connection.unwrap(PGConnection.class).getBackendPID()).isPositive();
	}

	@Test
	void aPoolMayStandInFrontOfIt() throws SQLException {
		HikariConfig config = new HikariConfig();
		config.setDataSource(this.migration.witness.dataSource());
		config.setAutoCommit(false);
		config.setMaximumPoolSize(1);
		try (HikariDataSource pool = new HikariDataSource(config)) {
			try (Connection pooled = pool.getConnection()) {
				Sql.execute(pooled, "CREATE INDEX i ON t (id)");
			}
			assertThat(this.migration.only().locks()).containsExactly(onTable(SHARE));
		}
	}

	@Test
	void sessionsDoNotMixWhatTheySee() throws Exception {
		Sql.execute(this.database, "CREATE TABLE u (id int)");
		try (Connection other = this.migration.witness.dataSource().getConnection()) {
			other.setAutoCommit(false);
			var aside = this.migration.runAside("DO 'BEGIN PERFORM pg_sleep(0.2); ALTER TABLE t ADD a int; END'");
			Sql.execute(other, "ALTER TABLE u ADD a int");
			other.commit();
			assertThat(this.migration.only().locks()).containsExactly(new HeldLock("u", ACCESS_EXCLUSIVE));
			aside.get();
			this.connection.commit();
			assertThat(this.migration.statements().get(1).locks()).containsExactly(onTable(ACCESS_EXCLUSIVE));
			assertThat(this.migration.statements()).extracting(ObservedStatement::backendPid).doesNotHaveDuplicates();
		}
	}

}
