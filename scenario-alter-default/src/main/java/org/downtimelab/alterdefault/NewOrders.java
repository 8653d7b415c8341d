package org.downtimelab.alterdefault;

import java.time.Duration;

import org.downtimelab.process.Patience;
import org.downtimelab.process.Query;
import org.downtimelab.scenario.Check;

/** What new orders have in the column. */
final class NewOrders {

	/**
	 * The newest orders since the last migration. As JSON, an order without the column is
	 * one without the value.
	 */
	private static final String NEWEST = """
			SELECT count(*), count(*) FILTER (WHERE to_jsonb(newest) ->> 'shipping' = 'economy') FROM (
			  SELECT * FROM large_order
			  WHERE placed_at > (SELECT max(installed_on) FROM flyway_schema_history)
			  ORDER BY id DESC LIMIT 100) AS newest""";

	/** All of them ship as they should. */
	static final Check ARE_ECONOMY = (connection) -> Query.first(connection, NEWEST, (found) -> {
		long orders = found.getLong(1);
		long economy = found.getLong(2);
		return (economy == orders) ? null : "%s %% of the new orders have the new value (%s of the newest %s)"
			.formatted(100 * economy / orders, economy, orders);
	});

	private static final int WATCHED = 20;

	private static final Duration AT_MOST = Duration.ofSeconds(2);

	/**
	 * None of the next twenty orders has the default's value. Where nobody orders for two
	 * seconds, nobody takes it.
	 */
	static final Check DO_NOT_TAKE_THE_DEFAULT = ((Check) (connection) -> {
		long last = Query.first(connection, "SELECT max(id) FROM large_order", (found) -> found.getLong(1))
			.orElseThrow();
		String since = "SELECT count(*) FROM large_order WHERE id > ?";
		Patience.until(AT_MOST,
				() -> Query.first(connection, since, (found) -> found.getLong(1), last).orElseThrow() >= WATCHED);
		return Query.first(connection, "SELECT id FROM large_order WHERE id > ? AND shipping = 'standard' LIMIT 1",
				(found) -> "order %s took the default: somebody still leaves the column out, or writes the old value"
					.formatted(found.getLong(1)),
				last);
	}).asking("""
			-- Note the newest id. When %s more orders have come, put that id in place of … below. There must be none.
			SELECT max(id) FROM large_order;
			SELECT id FROM large_order WHERE id > … AND shipping = 'standard' LIMIT 1;""".formatted(WATCHED));

	private NewOrders() {
	}

}
