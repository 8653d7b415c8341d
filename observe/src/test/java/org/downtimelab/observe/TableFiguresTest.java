package org.downtimelab.observe;

import java.sql.Connection;
import java.sql.SQLException;

import org.downtimelab.database.Database;
import org.downtimelab.database.testing.PostgresTest;
import org.downtimelab.database.testing.Sql;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What a change leaves behind in a table, where no lock shows it. */
@PostgresTest(PostgresTest.Fresh.PER_TEST)
class TableFiguresTest {

	private Connection session;

	@BeforeEach
	void seed(Database database) throws SQLException {
		this.session = database.connect("test");
		Sql.execute(this.session,
				"CREATE TABLE orders (id int PRIMARY KEY, note text, at timestamp) WITH (autovacuum_enabled = off)",
				"INSERT INTO orders SELECT i, 'n', now() FROM generate_series(1, 5000) i", "ANALYZE orders");
	}

	@AfterEach
	void close() throws SQLException {
		this.session.close();
	}

	@Test
	void aColumnOfAnotherTypeAndANewOneHaveNoStatistics() throws SQLException {
		assertThat(orders().withoutStatistics()).isEmpty();
		Sql.execute(this.session, "ALTER TABLE orders ALTER at TYPE timestamptz, ADD code int");
		assertThat(orders().withoutStatistics()).containsExactly("at", "code");
		Sql.execute(this.session, "ANALYZE orders");
		assertThat(orders().withoutStatistics()).isEmpty();
	}

	@Test
	void nothingIsMissingOfAnEmptyTableOrWhereNobodyWantsIt() throws SQLException {
		Sql.execute(this.session, "CREATE SCHEMA old", "CREATE TABLE old.orders (id int)",
				"ALTER TABLE orders ADD code int", "ALTER TABLE orders ALTER code SET STATISTICS 0");
		assertThat(TableFigures.of(this.session)).extracting(TableFigures::table)
			.containsExactly("old.orders", "orders");
		assertThat(TableFigures.of(this.session))
			.allSatisfy((table) -> assertThat(table.withoutStatistics()).isEmpty());
	}

	@Test
	void whatIsDeletedIsDeadAndTakesTheSameSpace() throws SQLException {
		TableFigures before = orders();
		Sql.execute(this.session, "DELETE FROM orders WHERE id <= 3000", "SELECT pg_stat_force_next_flush()");
		TableFigures after = Eventually.get("the server counts them", this::orders,
				(figures) -> figures.deadTuples() == 3_000);
		assertThat(before.deadTuples()).isZero();
		assertThat(after.tableBytes()).isEqualTo(before.tableBytes());
		assertThat(after.indexBytes()).isEqualTo(before.indexBytes());
		Sql.execute(this.session, "VACUUM FULL orders");
		assertThat(orders().tableBytes()).isLessThan(before.tableBytes());
	}

	@Test
	void anIndexIsCountedApartFromItsTable() throws SQLException {
		TableFigures before = orders();
		Sql.execute(this.session, "CREATE INDEX ON orders (note)");
		assertThat(orders().indexBytes()).isGreaterThan(before.indexBytes());
		assertThat(orders().tableBytes()).isEqualTo(before.tableBytes());
	}

	private TableFigures orders() {
		try {
			return TableFigures.of(this.session)
				.stream()
				.filter((figures) -> figures.table().equals("orders"))
				.findFirst()
				.orElseThrow();
		}
		catch (SQLException ex) {
			throw new AssertionError(ex);
		}
	}

}
