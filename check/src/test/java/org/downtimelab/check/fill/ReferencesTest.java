package org.downtimelab.check.fill;

import java.sql.SQLException;
import java.util.Map;

import org.downtimelab.database.Database;
import org.downtimelab.database.testing.PostgresTest;
import org.downtimelab.database.testing.PostgresTest.Fresh;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@PostgresTest(Fresh.PER_TEST)
class ReferencesTest {

	@Test
	void areFilledUpwardsAsFarAsNeeded(Database database) throws SQLException {
		try (Scratch scratch = Scratch.with(database, """
				CREATE TABLE country (code char(2) PRIMARY KEY);
				INSERT INTO country VALUES ('DE'), ('FR'), ('IT');
				CREATE TABLE customer (id uuid PRIMARY KEY, country char(2) NOT NULL REFERENCES country);
				CREATE TABLE orders (id bigserial PRIMARY KEY, customer_id uuid REFERENCES customer)""")) {
			FillResult result = scratch.fill("orders", 5_000);
			assertThat(result.obstacles()).isEmpty();
			assertThat(result.rows())
				.isEqualTo(Map.of("public.country", 3L, "public.customer", 500L, "public.orders", 5_000L));
			assertThat(scratch.number("SELECT count(DISTINCT customer_id) FROM orders")).isGreaterThan(450);
			assertThat(scratch.number("SELECT count(*) FROM orders WHERE customer_id IS NULL")).isBetween(350L, 650L);
		}
	}

	@Test
	void takeTheRowsThatWereAskedFor(Database database) throws SQLException {
		try (Scratch scratch = Scratch.with(database, """
				CREATE TABLE customer (id int PRIMARY KEY);
				CREATE TABLE orders (id bigserial PRIMARY KEY, customer_id int NOT NULL REFERENCES customer)""")) {
			assertThat(scratch.fill(Map.of("public.orders", 1_000L, "public.customer", 700L)).rows())
				.isEqualTo(Map.of("public.customer", 700L, "public.orders", 1_000L));
		}
	}

	@Test
	void oneToOneNeedsAsManyParents(Database database) throws SQLException {
		try (Scratch scratch = Scratch.with(database, """
				CREATE TABLE person (id bigserial PRIMARY KEY);
				CREATE TABLE profile (person_id bigint PRIMARY KEY REFERENCES person, note text)""")) {
			scratch.fill("profile", 300);
			FillResult result = scratch.fill("profile", 1_000);
			assertThat(result.obstacles()).isEmpty();
			assertThat(result.rows()).isEqualTo(Map.of("public.person", 1_000L, "public.profile", 1_000L));
		}
	}

	@Test
	void withAWordThatIsCheckedTakeEachWord(Database database) throws SQLException {
		try (Scratch scratch = Scratch.with(database, """
				CREATE TABLE person (id bigserial PRIMARY KEY);
				CREATE TABLE role (person_id bigint REFERENCES person, role text CHECK (role IN ('admin', 'guest')),
				                   PRIMARY KEY (person_id, role))""")) {
			FillResult result = scratch.fill("role", 1_000);
			assertThat(result.obstacles()).isEmpty();
			assertThat(result.rows()).isEqualTo(Map.of("public.person", 500L, "public.role", 1_000L));
			assertThat(scratch.number("SELECT count(*) FROM role WHERE role = 'guest'")).isEqualTo(500);
		}
	}

	@Test
	void ofAJoinTableArePairs(Database database) throws SQLException {
		try (Scratch scratch = Scratch.with(database, """
				CREATE TABLE a (id bigserial PRIMARY KEY);
				CREATE TABLE b (code text PRIMARY KEY);
				CREATE TABLE a_b (a_id bigint REFERENCES a, b_code text REFERENCES b, PRIMARY KEY (a_id, b_code))""")) {
			FillResult result = scratch.fill("a_b", 2_000);
			assertThat(result.obstacles()).isEmpty();
			assertThat(result.rows()).containsEntry("public.a_b", 2_000L);
		}
	}

	@Test
	void withALineNumberCountLines(Database database) throws SQLException {
		try (Scratch scratch = Scratch.with(database, """
				CREATE TABLE orders (id bigserial PRIMARY KEY);
				CREATE TABLE line (order_id bigint REFERENCES orders, line int, PRIMARY KEY (order_id, line))""")) {
			assertThat(scratch.fill("line", 2_000).obstacles()).isEmpty();
			assertThat(scratch.number("SELECT max(line) FROM line")).isEqualTo(10);
		}
	}

	@Test
	void ofSeveralColumnsAgree(Database database) throws SQLException {
		try (Scratch scratch = Scratch.with(database, """
				CREATE TABLE tenant (id int PRIMARY KEY);
				CREATE TABLE customer (tenant_id int REFERENCES tenant, id int, PRIMARY KEY (tenant_id, id));
				CREATE TABLE product (tenant_id int REFERENCES tenant, id int, PRIMARY KEY (tenant_id, id));
				CREATE TABLE orders (tenant_id int NOT NULL REFERENCES tenant, id bigint, customer_id int NOT NULL,
				    product_id int, PRIMARY KEY (tenant_id, id),
				    FOREIGN KEY (tenant_id, customer_id) REFERENCES customer,
				    FOREIGN KEY (tenant_id, product_id) REFERENCES product)""")) {
			FillResult result = scratch.fill("orders", 3_000);
			assertThat(result.obstacles()).isEmpty();
			assertThat(result.rows()).containsEntry("public.orders", 3_000L);
			assertThat(scratch.number("SELECT count(DISTINCT tenant_id) FROM orders")).isGreaterThan(5);
			assertThat(scratch.number("SELECT count(*) FROM orders WHERE product_id IS NOT NULL")).isGreaterThan(2_500);
		}
	}

	@Test
	void toItselfMakeATree(Database database) throws SQLException {
		try (Scratch scratch = Scratch.with(database, """
				CREATE TABLE node (id bigserial PRIMARY KEY, parent_id bigint REFERENCES node);
				CREATE TABLE root (id text PRIMARY KEY, parent_id text NOT NULL REFERENCES root)""")) {
			assertThat(scratch.fill("node", 1_000).obstacles()).isEmpty();
			assertThat(scratch.number("SELECT count(*) FROM node WHERE parent_id IS NOT NULL")).isGreaterThan(750);
			assertThat(scratch.fill("root", 1_000).obstacles()).isEmpty();
			assertThat(scratch.number("SELECT count(*) FROM root")).isEqualTo(1_000);
		}
	}

	@Test
	void inACircleBeginWithoutOne(Database database) throws SQLException {
		try (Scratch scratch = Scratch.with(database, """
				CREATE TABLE team (id serial PRIMARY KEY, lead_id int);
				CREATE TABLE member (id serial PRIMARY KEY, team_id int NOT NULL REFERENCES team);
				ALTER TABLE team ADD FOREIGN KEY (lead_id) REFERENCES member""")) {
			FillResult result = scratch.fill(Map.of("public.team", 1_000L));
			assertThat(result.obstacles()).isEmpty();
			assertThat(result.rows()).containsEntry("public.team", 1_000L);
			assertThat(scratch.number("SELECT count(*) FROM team WHERE lead_id IS NOT NULL")).isGreaterThan(500);
		}
	}

	@Test
	void inACircleThatNoRowCanBeginAreNamed(Database database) throws SQLException {
		try (Scratch scratch = Scratch.with(database, """
				CREATE TABLE team (id serial PRIMARY KEY, lead_id int NOT NULL);
				CREATE TABLE member (id serial PRIMARY KEY, team_id int NOT NULL REFERENCES team);
				ALTER TABLE team ADD CONSTRAINT led FOREIGN KEY (lead_id) REFERENCES member""")) {
			assertThat(scratch.fill("team", 100).obstacles()).containsEntry("public.team",
					"led: public.member has no rows to refer to; give rows with --seed FILE.sql");
		}
	}

	@Test
	void thatExcludeEachOtherHaveOneEach(Database database) throws SQLException {
		try (Scratch scratch = Scratch.with(database, """
				CREATE TABLE a (id serial PRIMARY KEY);
				CREATE TABLE b (id serial PRIMARY KEY);
				CREATE TABLE note (id serial PRIMARY KEY, a_id int REFERENCES a, b_id int REFERENCES b,
				                   CHECK ((a_id IS NULL) <> (b_id IS NULL)))""")) {
			assertThat(scratch.fill("note", 1_000).obstacles()).isEmpty();
			assertThat(scratch.number("SELECT count(*) FROM note WHERE a_id IS NOT NULL")).isBetween(300L, 700L);
		}
	}

}
