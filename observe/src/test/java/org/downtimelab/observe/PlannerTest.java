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

/** How the server says that it would run a statement. */
@PostgresTest(PostgresTest.Fresh.PER_TEST)
class PlannerTest {

	private static final String LATEST = "SELECT id FROM orders WHERE customer = ? ORDER BY id DESC LIMIT ?";

	private Connection session;

	private Planner planner;

	@BeforeEach
	void seed(Database database) throws SQLException {
		this.session = database.connect("test");
		Sql.execute(this.session,
				"CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint, note text, at timestamptz)",
				"INSERT INTO orders SELECT i, i * 7919 % 10007, 'n', now() FROM generate_series(1, 20000) i",
				"ANALYZE orders");
		this.planner = new Planner(this.session);
	}

	@AfterEach
	void close() throws SQLException {
		this.session.close();
	}

	@Test
	void aPlanThatLosesItsIndexIsAnotherOne() throws SQLException {
		Sql.execute(this.session, "CREATE INDEX orders_customer ON orders (customer)");
		QueryPlan before = this.planner.plan(LATEST);
		Sql.execute(this.session, "DROP INDEX orders_customer");
		QueryPlan after = this.planner.plan(LATEST);
		assertThat(before.lines()).anySatisfy((line) -> assertThat(line).contains("orders_customer"));
		assertThat(after.lines()).noneSatisfy((line) -> assertThat(line).contains("orders_customer"));
		assertThat(after.cost()).isGreaterThan(10 * before.cost());
		assertThat(after.sameWayAs(before)).isFalse();
		assertThat(this.planner.plan(LATEST).sameWayAs(after)).isTrue();
	}

	/** The plan for all values names its parameter, the plan for 42 does not. */
	@Test
	void thePlanIsTheOneWithWhichASessionStays() {
		assertThat(this.planner.plan("SELECT note FROM orders WHERE id = ?").lines())
			.containsExactly("Index Scan using orders_pkey on orders", "  Index Cond: (id = $1)");
		assertThat(this.planner.plan("SELECT note FROM orders ORDER BY id LIMIT ?").lines())
			.as("the plan for an unknown limit would cost more")
			.containsExactly("Limit", "  ->  Index Scan using orders_pkey on orders");
	}

	@Test
	void otherValuesInAConditionAreTheSameWay() {
		QueryPlan one = this.planner.plan("SELECT FROM orders WHERE id = 1");
		QueryPlan other = this.planner.plan("SELECT FROM orders WHERE id = 2");
		assertThat(one.lines()).isNotEqualTo(other.lines());
		assertThat(one.sameWayAs(other)).isTrue();
	}

	@Test
	void whatIsPlannedIsNotDone() throws SQLException {
		assertThat(this.planner.plan("DELETE FROM orders WHERE id > ?").lines().get(0)).isEqualTo("Delete on orders");
		assertThat(this.planner.plan("UPDATE orders SET note = ?, at = ? WHERE id = ?").error()).isNull();
		assertThat(this.planner.plan("INSERT INTO orders VALUES (?, ?, ?, ?)").error()).isNull();
		assertThat(Sql.number(this.session, "SELECT count(*) FROM orders WHERE note = 'n'")).isEqualTo(20_000);
	}

	@Test
	void aStatementThatNoLongerFitsTheSchemaSaysWhy() throws SQLException {
		QueryPlan before = this.planner.plan("SELECT note FROM orders");
		Sql.execute(this.session, "ALTER TABLE orders DROP COLUMN note");
		QueryPlan after = this.planner.plan("SELECT note FROM orders");
		assertThat(after.error()).contains("column \"note\" does not exist");
		assertThat(after.lines()).isEmpty();
		assertThat(after.sameWayAs(before)).isFalse();
		assertThat(this.planner.plan("SELECT id FROM orders").error()).as("the session goes on").isNull();
	}

	@Test
	void aQuestionMarkInQuotesIsNoValue() {
		QueryPlan plan = this.planner
			.plan("SELECT '?' AS \"?\", '[1]'::jsonb ?? 'a' FROM orders WHERE note = 'it''s ?' AND id = ?");
		assertThat(plan.error()).isNull();
		assertThat(plan.lines()).contains("  Filter: (note = 'it''s ?'::text)");
	}

}
