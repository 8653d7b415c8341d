package org.downtimelab.check.fill;

import java.sql.SQLException;

import org.downtimelab.database.Database;
import org.downtimelab.database.testing.PostgresTest;
import org.downtimelab.database.testing.PostgresTest.Fresh;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@PostgresTest(Fresh.PER_TEST)
class ChecksTest {

	@ParameterizedTest
	@ValueSource(strings = { "v text CHECK (v IN ('NEW', 'PAID', 'it''s late'))",
			"v varchar(10) CHECK (v = ANY ('{a,b}'))", "v int CHECK (v BETWEEN 18 AND 65)", "v int CHECK (v > 1000000)",
			"v int CHECK (v < 0)", "v int CHECK (v % 5 = 0)", "v int CHECK (v IN (10, 20, 50))",
			"v numeric(5,4) CHECK (v > 0 AND v < 0.05)", "v numeric(10,2) CHECK (v >= 0)",
			"v smallint CHECK (v BETWEEN 1 AND 5)", "v float8 CHECK (v BETWEEN -90 AND 90)",
			"v text CHECK (length(v) = 7)", "v char(3) CHECK (v = upper(v))", "v text CHECK (v ~ '^[A-Z]{3}-\\d{4}$')",
			"v text CHECK (v ~* '^[A-Z0-9._%+-]+@[A-Z0-9.-]+\\.[A-Z]{2,}$')", "v text CHECK (v LIKE 'ORD-%')",
			"v text CHECK (v ~ '^(foo|bar)_[[:alnum:]]+$')", "v text CHECK (length(trim(v)) > 0)",
			"v text CHECK (v ~ '^#[0-9a-f]{6}$')", "v text CHECK (v ~ '^https?://[^ ]+$')",
			"v text CHECK (position('@' in v) > 1)", "v date CHECK (v >= '2031-05-01' AND v < '2031-06-01')",
			"v timestamptz CHECK (v > now())", "v date CHECK (v < '1990-01-01')", "v bool CHECK (v)",
			"v jsonb CHECK (jsonb_typeof(v) = 'object')", "v jsonb CHECK (jsonb_typeof(v) = 'array')",
			"v text[] CHECK (v <@ ARRAY['a', 'b'])", "v int[] CHECK (cardinality(v) > 1)",
			"v interval CHECK (v > interval '10 years')", "v text CHECK (v IS NULL)",
			"v uuid CHECK (v <> '00000000-0000-0000-0000-000000000000')",
			"v text DEFAULT 'qqq' CHECK (md5(v) = md5('qqq'))", "a int, b int CHECK (a > b)",
			"starts date, ends date CHECK (ends > starts)", "a int, b int CHECK (num_nonnulls(a, b) = 1)",
			"a text, b text, c text CHECK (num_nonnulls(a, b, c) = 1)",
			"s text CHECK (s IN ('open', 'shipped')), t date CHECK ((s = 'shipped') = (t IS NOT NULL))",
			"price numeric(8,2) CHECK (price > 0), discount numeric(8,2) CHECK (discount >= 0 AND discount < price)",
			"total int, net int, tax int CHECK (total >= net + tax)",
			"v int, w int GENERATED ALWAYS AS (v * 2) STORED CHECK (w > 300000)",
			"k text CHECK (k IN ('a', 'b')), n int CHECK (CASE k WHEN 'a' THEN n < 0 ELSE n > 50000 END)" })
	void areSatisfied(String columns, Database database) throws SQLException {
		try (Scratch scratch = Scratch.with(database, "CREATE TABLE t (id bigint PRIMARY KEY, " + columns + ")")) {
			assertThat(scratch.fill("t", 2_000).obstacles()).isEmpty();
			assertThat(scratch.number("SELECT count(*) FROM t")).isEqualTo(2_000);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "v text UNIQUE CHECK (v ~ '^[A-Z]{3}-\\d{4}$')", "v int UNIQUE CHECK (v > 5000000)",
			"v text PRIMARY KEY CHECK (length(v) = 8)", "v date UNIQUE CHECK (v > '2030-01-01')",
			"v text UNIQUE CHECK (v = lower(v) AND v LIKE 'x-%')" })
	void areSatisfiedByKeysToo(String columns, Database database) throws SQLException {
		try (Scratch scratch = Scratch.with(database, "CREATE TABLE t (" + columns + ")")) {
			assertThat(scratch.fill("t", 2_000).obstacles()).isEmpty();
			assertThat(scratch.number("SELECT count(*) FROM t")).isEqualTo(2_000);
		}
	}

	@Test
	void takeEachOfTheValuesThatTheyAllow(Database database) throws SQLException {
		try (Scratch scratch = Scratch.with(database,
				"CREATE TABLE t (id int PRIMARY KEY, state text NOT NULL CHECK (state IN ('a', 'b', 'c')))")) {
			scratch.fill("t", 3_000);
			assertThat(scratch.texts("SELECT state FROM t GROUP BY 1 HAVING count(*) > 500 ORDER BY 1"))
				.containsExactly("a", "b", "c");
		}
	}

	@Test
	void withBoundsLetValuesVaryBetweenThem(Database database) throws SQLException {
		try (Scratch scratch = Scratch.with(database,
				"CREATE TABLE t (id int PRIMARY KEY, year int CHECK (year BETWEEN 1950 AND 2020))")) {
			scratch.fill("t", 3_000);
			assertThat(scratch.number("SELECT count(DISTINCT year) FROM t")).isEqualTo(71);
		}
	}

	@Test
	void thatNoRowSatisfiesAreNamed(Database database) throws SQLException {
		try (Scratch scratch = Scratch.with(database, """
				CREATE TABLE t (id int PRIMARY KEY, state text CHECK (state <> ''),
				                code text NOT NULL CONSTRAINT secret CHECK (md5(code) = 'd41d8cd9'))""")) {
			String obstacle = scratch.fill("t", 100).obstacles().get("public.t");
			assertThat(obstacle).matches("secret: CHECK \\(\\(md5\\(code\\) = 'd41d8cd9'::text\\)\\) — "
					+ "no row of [0-9,]+ tries satisfied it; give rows with --seed FILE\\.sql");
			assertThat(scratch.number("SELECT count(*) FROM t")).isZero();
		}
	}

	@Test
	void mayUseWhatRowsOfAMigrationShow(Database database) throws SQLException {
		try (Scratch scratch = Scratch.with(database, """
				CREATE TABLE t (id int PRIMARY KEY, code text NOT NULL CHECK (md5(code) LIKE 'c4ca%'));
				INSERT INTO t VALUES (1, '1')""")) {
			assertThat(scratch.fill("t", 100).obstacles()).isEmpty();
		}
	}

}
