package org.downtimelab.check.fill;

import java.sql.SQLException;

import org.downtimelab.database.Database;
import org.downtimelab.database.testing.PostgresTest;
import org.downtimelab.database.testing.PostgresTest.Fresh;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@PostgresTest(Fresh.PER_TEST)
class TriggersTest {

	private static final String TRIGGER = """
			CREATE TABLE t (id int PRIMARY KEY, v text NOT NULL);
			CREATE TABLE log (id int);
			CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN %s END $$;
			CREATE TRIGGER guard BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f()""";

	@Test
	void run(Database database) throws SQLException {
		try (Scratch scratch = Scratch.with(database,
				TRIGGER.formatted("INSERT INTO log VALUES (NEW.id); RETURN NEW;"))) {
			assertThat(scratch.fill("t", 200).obstacles()).isEmpty();
			assertThat(scratch.number("SELECT count(*) FROM log")).isEqualTo(200);
		}
	}

	@Test
	void thatFailAreNamed(Database database) throws SQLException {
		try (Scratch scratch = Scratch.with(database, TRIGGER.formatted("RAISE EXCEPTION 'not today';"))) {
			assertThat(scratch.fill("t", 200).obstacles()).containsEntry("public.t", "trigger guard fails: not today");
		}
	}

	@Test
	void thatKeepRowsOutAreNamed(Database database) throws SQLException {
		try (Scratch scratch = Scratch.with(database, TRIGGER.formatted("RETURN NULL;"))) {
			assertThat(scratch.fill("t", 200).obstacles()).containsEntry("public.t",
					"trigger guard — only 0 of 200 rows went in; give rows with --seed FILE.sql");
		}
	}

	@Test
	void andPoliciesOfItsOwnerDoNotKeepItsRowsOut(Database database) throws SQLException {
		try (Scratch scratch = Scratch.with(database, """
				CREATE TABLE t (id int PRIMARY KEY, owner text NOT NULL);
				ALTER TABLE t ENABLE ROW LEVEL SECURITY;
				ALTER TABLE t FORCE ROW LEVEL SECURITY;
				CREATE POLICY own ON t USING (owner = 'nobody')""")) {
			assertThat(scratch.fill("t", 200).rows()).containsEntry("public.t", 200L);
			assertThat(
					scratch.number("SELECT count(*) FROM pg_class WHERE oid = 't'::regclass AND relforcerowsecurity"))
				.isOne();
		}
	}

}
