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
class TypesTest {

	private static final String TYPES = """
			CREATE TYPE mood AS ENUM ('it''s fine', 'sad', 'ok');
			CREATE TYPE place AS (street varchar(30), number int, geo point);
			CREATE DOMAIN amount AS numeric(8, 2) NOT NULL CHECK (VALUE >= 0) CHECK (VALUE < 5000);
			CREATE DOMAIN small_amount AS amount CHECK (VALUE < 100);
			CREATE DOMAIN email AS varchar(80) CHECK (VALUE ~ '^[a-z.0-9]+@[a-z.]+$');
			""";

	@ParameterizedTest
	@ValueSource(strings = { "smallint", "int", "bigint", "numeric", "numeric(3,2)", "numeric(3,3)", "numeric(20)",
			"real", "float8", "money", "text", "varchar", "varchar(255)", "varchar(15)", "varchar(3)", "varchar(1)",
			"char(2)", "char(36)", "char", "bpchar", "name", "\"char\"", "date", "timestamp", "timestamptz(3)", "time",
			"timetz", "interval", "uuid", "json", "jsonb", "bytea", "bit(3)", "varbit(9)", "inet", "cidr", "macaddr",
			"macaddr8", "point", "box", "circle", "lseg", "line", "path", "polygon", "tsvector", "tsquery", "pg_lsn",
			"jsonpath", "oid", "regclass", "int4range", "int8range", "numrange", "daterange", "tsrange", "tstzrange",
			"datemultirange", "int[]", "varchar(5)[]", "numeric(6,2)[]", "mood", "mood[]", "place", "place[]",
			"small_amount", "amount", "email" })
	void ofEachKindAreFilled(String type, Database database) throws SQLException {
		try (Scratch scratch = Scratch.with(database,
				TYPES + "CREATE TABLE t (id int PRIMARY KEY, v " + type + ", w " + type + " NOT NULL)")) {
			assertThat(scratch.fill("t", 500).obstacles()).isEmpty();
			assertThat(scratch.number("SELECT count(*) FROM t WHERE w IS NOT NULL")).isEqualTo(500);
			assertThat(scratch.number("SELECT count(DISTINCT w::text) FROM t"))
				.isGreaterThanOrEqualTo(type.equals("regclass") ? 1 : 2);
			if (!type.contains("amount")) {
				assertThat(scratch.number("SELECT count(*) FROM t WHERE v IS NULL")).isBetween(20L, 90L);
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "smallint", "int", "bigint", "numeric(10)", "float8", "text", "varchar(5)", "varchar(12)",
			"char(10)", "date", "timestamp", "timestamptz", "uuid", "bytea", "inet", "int4range", "int[]", "jsonb",
			"interval", "email", "small_amount" })
	void areUniqueWhereTheyMustBe(String type, Database database) throws SQLException {
		try (Scratch scratch = Scratch.with(database, TYPES + "CREATE TABLE t (v " + type + " PRIMARY KEY)")) {
			assertThat(scratch.fill("t", 5_000).obstacles()).isEmpty();
			assertThat(scratch.number("SELECT count(*) FROM t")).isEqualTo(5_000);
		}
	}

	@Test
	void thatNobodyKnowsAreLeftToTheirDefaultOrNamed(Database database) throws SQLException {
		try (Scratch scratch = Scratch.with(database, """
				CREATE TABLE known (id int PRIMARY KEY, v pg_snapshot DEFAULT '1:1:', w pg_snapshot);
				CREATE TABLE unknown (id int PRIMARY KEY, v pg_snapshot NOT NULL)""")) {
			assertThat(scratch.fill("known", 100).obstacles()).isEmpty();
			assertThat(scratch.number("SELECT count(*) FROM known WHERE v IS NOT NULL")).isBetween(80L, 100L);
			assertThat(scratch.fill("unknown", 100).obstacles()).containsEntry("public.unknown",
					"column v: no value is known for its type pg_snapshot; give rows with --seed FILE.sql");
		}
	}

	@Test
	void looksLikeWhatItsNameSays(Database database) throws SQLException {
		try (Scratch scratch = Scratch.with(database,
				"""
						CREATE TABLE t (email text NOT NULL, homepage_url text NOT NULL, status text NOT NULL DEFAULT 'new')""")) {
			scratch.fill("t", 100);
			assertThat(scratch.number("SELECT count(*) FROM t WHERE email LIKE '%_@example.com'")).isEqualTo(100);
			assertThat(scratch.number("SELECT count(*) FROM t WHERE homepage_url LIKE 'https://%'")).isEqualTo(100);
			assertThat(scratch.number("SELECT count(*) FROM t WHERE status = 'new'")).isBetween(30L, 70L);
		}
	}

}
