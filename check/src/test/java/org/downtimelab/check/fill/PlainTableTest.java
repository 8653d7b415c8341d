package org.downtimelab.check.fill;

import java.sql.SQLException;
import java.util.Map;

import org.downtimelab.database.Database;
import org.downtimelab.database.testing.PostgresTest;
import org.downtimelab.database.testing.PostgresTest.Fresh;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@PostgresTest(Fresh.PER_TEST)
class PlainTableTest {

	private static final String PLAIN = """
			CREATE TABLE orders (id bigint PRIMARY KEY, quantity int NOT NULL, price int, note text,
			                     created_at timestamptz NOT NULL)""";

	@Test
	void hasAsManyRowsAsAskedForAndVariesThem(Database database) throws SQLException {
		try (Scratch scratch = Scratch.with(database, PLAIN)) {
			FillResult result = scratch.fill("orders", 20_000);
			assertThat(result.obstacles()).isEmpty();
			assertThat(result.rows()).isEqualTo(Map.of("public.orders", 20_000L));
			assertThat(scratch.number("SELECT count(*) FROM orders")).isEqualTo(20_000);
			assertThat(scratch.number("SELECT count(DISTINCT quantity) FROM orders")).isGreaterThan(1_000);
			assertThat(scratch.number("SELECT count(DISTINCT created_at) FROM orders")).isGreaterThan(10_000);
			assertThat(scratch.number("SELECT avg(length(note)) FROM orders")).isBetween(12L, 30L);
		}
	}

	@Test
	void hasNullsInOneOfTenRowsWhereItMay(Database database) throws SQLException {
		try (Scratch scratch = Scratch.with(database, PLAIN)) {
			scratch.fill("orders", 20_000);
			assertThat(scratch.number("SELECT count(*) FROM orders WHERE price IS NULL")).isBetween(1_700L, 2_300L);
			assertThat(scratch.number("SELECT count(*) FROM orders WHERE note IS NULL")).isBetween(1_700L, 2_300L);
			assertThat(scratch.number("SELECT count(*) FROM orders WHERE price IS NULL AND note IS NULL"))
				.isBetween(100L, 300L);
		}
	}

	@Test
	void getsTheSameRowsEachTime(Database database) throws SQLException {
		try (Scratch scratch = Scratch.with(database, PLAIN)) {
			String all = "SELECT md5(string_agg(o::text, '|' ORDER BY id)) FROM orders o";
			scratch.fill("orders", 1_000);
			String first = scratch.texts(all).get(0);
			scratch.execute("TRUNCATE orders");
			scratch.fill("orders", 1_000);
			assertThat(scratch.texts(all)).containsExactly(first);
		}
	}

	@Test
	void keepsItsRowsAndIsFilledUp(Database database) throws SQLException {
		try (Scratch scratch = Scratch.with(database,
				PLAIN + "; INSERT INTO orders VALUES (7, 1, 2, 'of a migration', now())")) {
			scratch.fill("orders", 1_000);
			FillResult more = scratch.fill("orders", 3_000);
			assertThat(more.obstacles()).isEmpty();
			assertThat(scratch.number("SELECT count(*) FROM orders")).isEqualTo(3_000);
			assertThat(scratch.number("SELECT count(*) FROM orders WHERE note = 'of a migration'")).isOne();
			scratch.fill("orders", 10);
			assertThat(scratch.number("SELECT count(*) FROM orders")).isEqualTo(3_000);
		}
	}

	@Test
	void isVacuumedAndAnalyzed(Database database) throws SQLException {
		try (Scratch scratch = Scratch.with(database, PLAIN)) {
			scratch.fill("orders", 5_000);
			assertThat(scratch.number("SELECT reltuples FROM pg_class WHERE relname = 'orders'")).isEqualTo(5_000);
			assertThat(scratch.number("SELECT relpages - relallvisible FROM pg_class WHERE relname = 'orders'"))
				.isZero();
		}
	}

	@Test
	void thatDoesNotExistIsNamed(Database database) throws SQLException {
		try (Scratch scratch = Scratch.with(database, PLAIN)) {
			assertThat(scratch.fill("order", 10).obstacles()).isEqualTo(Map.of("public.order", "no such table"));
		}
	}

}
