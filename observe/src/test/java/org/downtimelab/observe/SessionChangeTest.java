package org.downtimelab.observe;

import java.sql.SQLException;

import org.downtimelab.database.Database;
import org.downtimelab.database.testing.PostgresTest;
import org.downtimelab.database.testing.PostgresTest.Fresh;
import org.downtimelab.database.testing.Sql;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.downtimelab.observe.LockMode.ACCESS_EXCLUSIVE;

/** Names that change, relations that come and go, and those that do not count. */
@PostgresTest(Fresh.PER_TEST)
class SessionChangeTest {

	private Database database;

	@BeforeEach
	void tables(Database fresh) throws SQLException {
		this.database = fresh;
		Sql.execute(this.database, "CREATE TABLE customer (id int PRIMARY KEY)",
				"CREATE TABLE orders (id int PRIMARY KEY, customer_id int, note text)",
				"INSERT INTO customer VALUES (1)", "INSERT INTO orders VALUES (1, 1, 'first')");
	}

	private ObservedStatement alone(String sql) throws SQLException {
		return Migration.alone(this.database, sql);
	}

	@Test
	void alterTypeRewritesTheTable() throws SQLException {
		ObservedStatement seen = alone("ALTER TABLE orders ALTER id TYPE bigint");
		assertThat(seen.locks()).contains(new HeldLock("orders", ACCESS_EXCLUSIVE));
		assertThat(seen.rewrote()).containsExactlyInAnyOrder("orders", "orders_pkey");
		assertThat(seen.created()).isEmpty();
	}

	@Test
	void setNotNullTakesAccessExclusive() throws SQLException {
		ObservedStatement seen = alone("ALTER TABLE orders ALTER note SET NOT NULL");
		assertThat(seen.locks()).containsExactly(new HeldLock("orders", ACCESS_EXCLUSIVE));
		assertThat(seen.rewrote()).isEmpty();
	}

	@Test
	void dropOfAReferencingTableLocksTheReferencedOne() throws SQLException {
		Sql.execute(this.database, "ALTER TABLE orders ADD FOREIGN KEY (customer_id) REFERENCES customer");
		assertThat(alone("DROP TABLE orders").locks()).contains(new HeldLock("customer", ACCESS_EXCLUSIVE),
				new HeldLock("orders", ACCESS_EXCLUSIVE));
	}

	@Test
	void renameLocksTheOldName() throws SQLException {
		ObservedStatement seen = alone("ALTER TABLE orders RENAME TO purchase");
		assertThat(seen.locks()).containsExactly(new HeldLock("orders", ACCESS_EXCLUSIVE));
		assertThat(seen.created()).isEmpty();
	}

	@Test
	void namesDoNotDependOnTheSearchPath() throws SQLException {
		Sql.execute(this.database, "CREATE SCHEMA shop", "CREATE TABLE shop.\"Item\" (id int)");
		try (Migration migration = Migration.inTransaction(this.database)) {
			Sql.execute(migration.connection, "SET LOCAL search_path = shop");
			migration.run("ALTER TABLE \"Item\" ADD name text");
			migration.connection.commit();
			assertThat(migration.statements().get(1).locks())
				.containsExactly(new HeldLock("shop.\"Item\"", ACCESS_EXCLUSIVE));
		}
	}

	@Test
	void catalogsAndFlywaysHistoryDoNotCount() throws SQLException {
		Sql.execute(this.database, "CREATE TABLE flyway_schema_history (installed_rank int PRIMARY KEY)");
		assertThat(alone("INSERT INTO flyway_schema_history SELECT count(*) FROM pg_class").locks()).isEmpty();
	}

}
