package org.downtimelab.observe;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import org.downtimelab.database.Database;
import org.downtimelab.database.testing.PostgresTest;
import org.downtimelab.database.testing.PostgresTest.Fresh;
import org.downtimelab.database.testing.Sql;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What each kind of statement locks and rewrites, as its own session sees it. */
@PostgresTest(Fresh.PER_TEST)
class SessionWitnessTest {

	private SessionWitness witness;

	@BeforeEach
	void tables(Database database) throws SQLException {
		try (Connection connection = database.connect("setup")) {
			Sql.execute(connection, "CREATE TABLE customer (id int PRIMARY KEY)",
					"CREATE TABLE large_order (id int PRIMARY KEY, customer_id int, note text)",
					"INSERT INTO large_order SELECT i, NULL, 'n' FROM generate_series(1, 100) i");
		}
		this.witness = new SessionWitness(database.dataSource("migration"));
	}

	@Test
	void createIndexTakesShare() throws SQLException {
		ObservedStatement seen = run("CREATE INDEX i ON large_order (note)");
		assertThat(seen.locks()).containsExactly(new HeldLock("large_order", LockMode.SHARE));
		assertThat(seen.created()).containsExactly("i");
		assertThat(seen.rewrote()).isEmpty();
	}

	@Test
	void addForeignKeyTakesShareRowExclusiveOnBothTables() throws SQLException {
		ObservedStatement seen = run("ALTER TABLE large_order ADD FOREIGN KEY (customer_id) REFERENCES customer");
		assertThat(seen.locks()).contains(new HeldLock("large_order", LockMode.SHARE_ROW_EXCLUSIVE),
				new HeldLock("customer", LockMode.SHARE_ROW_EXCLUSIVE));
		assertThat(seen.locks()).noneMatch((lock) -> lock.mode() == LockMode.ACCESS_EXCLUSIVE);
	}

	@Test
	void anotherTypeRewritesTheTableUnderAccessExclusive() throws SQLException {
		ObservedStatement seen = run("ALTER TABLE large_order ALTER note TYPE int USING length(note)");
		assertThat(seen.rewrote()).contains("large_order");
		assertThat(seen.locks()).contains(new HeldLock("large_order", LockMode.ACCESS_EXCLUSIVE));
	}

	@Test
	void aColumnWithAConstantDefaultRewritesNothing() throws SQLException {
		assertThat(run("ALTER TABLE large_order ADD flag boolean NOT NULL DEFAULT false").rewrote()).isEmpty();
		assertThat(run("ALTER TABLE large_order ADD at timestamptz NOT NULL DEFAULT now()").rewrote()).isEmpty();
		assertThat(run("ALTER TABLE large_order ADD at2 timestamptz NOT NULL DEFAULT clock_timestamp()").rewrote())
			.contains("large_order");
	}

	@Test
	void validateBlocksNeitherReadsNorWrites() throws SQLException {
		run("ALTER TABLE large_order ADD CONSTRAINT filled CHECK (note IS NOT NULL) NOT VALID");
		ObservedStatement seen = run("ALTER TABLE large_order VALIDATE CONSTRAINT filled");
		assertThat(seen.locks()).containsExactly(new HeldLock("large_order", LockMode.SHARE_UPDATE_EXCLUSIVE));
		assertThat(seen.locks().get(0).mode().blocks()).isEmpty();
	}

	@Test
	void aLaterStatementReportsOnlyWhatItTookItself() throws SQLException {
		try (Connection connection = this.witness.dataSource().getConnection()) {
			connection.setAutoCommit(false);
			Sql.execute(connection, "CREATE INDEX i ON large_order (note)");
			Sql.execute(connection, "CREATE INDEX j ON large_order (customer_id)");
			Sql.execute(connection, "ALTER TABLE large_order ALTER note SET NOT NULL");
			assertThat(this.witness.statements()).as("nothing is released before commit").isEmpty();
			connection.commit();
		}
		List<ObservedStatement> seen = this.witness.statements();
		assertThat(seen).hasSize(3);
		assertThat(seen.get(1).locks()).isEmpty();
		assertThat(seen.get(2).locks()).contains(new HeldLock("large_order", LockMode.ACCESS_EXCLUSIVE));
		assertThat(seen.get(0).releasedMicros()).isEqualTo(seen.get(2).releasedMicros())
			.isGreaterThanOrEqualTo(seen.get(2).returnedMicros());
	}

	@Test
	void aStatementThatFailsIsReportedWithItsError() throws SQLException {
		assertThatThrownBy(() -> run("ALTER TABLE large_order ALTER customer_id SET NOT NULL"))
			.isInstanceOf(SQLException.class);
		assertThat(this.witness.statements()).singleElement()
			.satisfies((seen) -> assertThat(seen.error()).contains("customer_id"));
	}

	private ObservedStatement run(String sql) throws SQLException {
		try (Connection connection = this.witness.dataSource().getConnection()) {
			connection.setAutoCommit(false);
			Sql.execute(connection, sql);
			connection.commit();
		}
		return this.witness.statements().get(this.witness.statements().size() - 1);
	}

}
