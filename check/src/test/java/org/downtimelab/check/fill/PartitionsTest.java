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
class PartitionsTest {

	@ParameterizedTest
	@ValueSource(strings = { """
			CREATE TABLE t (id bigserial, at timestamptz NOT NULL, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
			CREATE TABLE t_1 PARTITION OF t FOR VALUES FROM ('2035-01-01') TO ('2035-02-01');
			CREATE TABLE t_2 PARTITION OF t FOR VALUES FROM ('2035-02-01') TO ('2035-03-01')""", """
			CREATE TABLE t (id int PRIMARY KEY, v text) PARTITION BY RANGE (id);
			CREATE TABLE t_1 PARTITION OF t FOR VALUES FROM (1) TO (100000);
			CREATE TABLE t_2 PARTITION OF t FOR VALUES FROM (100000) TO (200000)""", """
			CREATE TABLE t (id int, region text NOT NULL, UNIQUE (id, region)) PARTITION BY LIST (region);
			CREATE TABLE t_1 PARTITION OF t FOR VALUES IN ('eu', 'uk');
			CREATE TABLE t_2 PARTITION OF t FOR VALUES IN ('us')""", """
			CREATE TABLE t (id int PRIMARY KEY, v text) PARTITION BY HASH (id);
			CREATE TABLE t_1 PARTITION OF t FOR VALUES WITH (MODULUS 2, REMAINDER 0);
			CREATE TABLE t_2 PARTITION OF t FOR VALUES WITH (MODULUS 2, REMAINDER 1)""", """
			CREATE TABLE t (id int, day date NOT NULL) PARTITION BY RANGE (day);
			CREATE TABLE t_1 PARTITION OF t FOR VALUES FROM ('2035-01-01') TO ('2035-01-02');
			CREATE TABLE t_2 PARTITION OF t DEFAULT""", """
			CREATE TABLE t (id int, region text, day date) PARTITION BY LIST (region);
			CREATE TABLE t_1 PARTITION OF t FOR VALUES IN ('eu') PARTITION BY RANGE (day);
			CREATE TABLE t_1_1 PARTITION OF t_1 FOR VALUES FROM (MINVALUE) TO ('1999-01-01');
			CREATE TABLE t_2 PARTITION OF t FOR VALUES IN ('us') PARTITION BY HASH (id);
			CREATE TABLE t_2_1 PARTITION OF t_2 FOR VALUES WITH (MODULUS 1, REMAINDER 0)""" })
	void eachGetTheirPart(String schema, Database database) throws SQLException {
		try (Scratch scratch = Scratch.with(database, schema)) {
			assertThat(scratch.fill("t", 2_000).obstacles()).isEmpty();
			assertThat(scratch.number("SELECT count(*) FROM t")).isEqualTo(2_000);
			assertThat(scratch.number("SELECT count(*) FROM t_1")).isBetween(800L, 1_200L);
			assertThat(scratch.number("SELECT count(*) FROM t_2")).isBetween(800L, 1_200L);
		}
	}

	@Test
	void areFilledAlone(Database database) throws SQLException {
		try (Scratch scratch = Scratch.with(database, """
				CREATE TABLE t (id int, day date NOT NULL) PARTITION BY RANGE (day);
				CREATE TABLE t_1 PARTITION OF t FOR VALUES FROM ('2035-01-01') TO ('2035-01-09')""")) {
			assertThat(scratch.fill("t_1", 500).obstacles()).isEmpty();
			assertThat(scratch.number("SELECT count(*) FROM t")).isEqualTo(500);
		}
	}

	@Test
	void thatAreMissingAreNamed(Database database) throws SQLException {
		try (Scratch scratch = Scratch.with(database,
				"CREATE TABLE t (id int PRIMARY KEY, v text) PARTITION BY RANGE (id)")) {
			assertThat(scratch.fill("t", 10).obstacles().get("public.t"))
				.startsWith("no partition of relation \"t\" found for row");
		}
	}

	@Test
	void thatInheritAreLeftAlone(Database database) throws SQLException {
		try (Scratch scratch = Scratch.with(database, """
				CREATE TABLE t (id int PRIMARY KEY, v text NOT NULL);
				CREATE TABLE child (extra text) INHERITS (t);
				INSERT INTO child VALUES (1, 'a', 'b')""")) {
			assertThat(scratch.fill("t", 500).rows()).containsEntry("public.t", 500L);
			assertThat(scratch.number("SELECT count(*) FROM child")).isOne();
			assertThat(scratch.fill("child", 50).rows()).containsEntry("public.child", 50L);
		}
	}

}
