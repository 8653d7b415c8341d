package org.downtimelab.serve;

import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.Map;

import org.downtimelab.database.Database;
import org.downtimelab.database.testing.PostgresTest;
import org.downtimelab.database.testing.Sql;
import org.downtimelab.traffic.Endpoint;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The endpoints that a scenario may add to the cast, and the SQL that they send. */
@PostgresTest
class LargeOrderEndpointsTest {

	private static ServedOrders orders;

	@BeforeAll
	static void serve(Database database) throws SQLException {
		Sql.execute(database,
				"CREATE TABLE large_order (id bigint PRIMARY KEY, customer_id bigint, amount numeric, note text)");
		orders = new ServedOrders(database);
	}

	@AfterAll
	static void close() {
		orders.close();
	}

	/** Of every third order, number 7 is the customer. */
	@BeforeEach
	void makeRows(Database database) throws SQLException {
		Sql.execute(database, "TRUNCATE large_order");
		Sql.execute(database, "INSERT INTO large_order SELECT i, CASE i % 3 WHEN 0 THEN 7 ELSE 8 END, 1, 'old'"
				+ " FROM generate_series(-2, 60) i");
	}

	@Test
	void aLookUpFindsTheLatestOrdersOfOneCustomer() throws Exception {
		assertThat(ids(orders.ask(Endpoint.lookUp(), 7))).isEqualTo("60 57 54 51 48 45 42 39 36 33");
		assertThat(ids(orders.ask(Endpoint.lookUp(), 3 * CastOrder.CUSTOMERS + 7)))
			.isEqualTo("60 57 54 51 48 45 42 39 36 33");
		assertThat(ids(orders.ask(Endpoint.lookUp(), 9))).isEmpty();
	}

	@Test
	void theOldestPageBeginsAtTheLowestKeyThatIsLeft(Database database) throws Exception {
		assertThat(ids(orders.ask(Endpoint.oldest(), 50))).isEqualTo("-2 -1 0 1 2 3 4 5 6 7");
		Sql.execute(database, "DELETE FROM large_order WHERE id < 40");
		assertThat(ids(orders.ask(Endpoint.oldest(), 50))).startsWith("40 41 ");
	}

	@Test
	void aDeleteIsAcknowledgedOnlyOnce(Database database) throws Exception {
		assertThat(orders.ask(Endpoint.delete(), -1).statusCode()).isEqualTo(200);
		assertThat(Sql.number(database, "SELECT count(*) FROM large_order WHERE id = -1")).isZero();
		assertThat(orders.ask(Endpoint.delete(), -1).statusCode()).isEqualTo(404);
	}

	@Test
	void aDeleteThatOnlyWarmsUpLeavesItsRow(Database database) throws Exception {
		assertThat(orders.warmUp(Endpoint.delete(), -2, "large-delete").statusCode()).isEqualTo(200);
		assertThat(Sql.number(database, "SELECT count(*) FROM large_order WHERE id = -2")).isOne();
	}

	@Test
	void theApplicationSaysWhichSqlItSentInTheWarmUpOfAnEndpoint() throws Exception {
		orders.warmUp(Endpoint.flush(Endpoint.Values.TEXT), 1, "a-flush");
		orders.warmUp(Endpoint.flush(Endpoint.Values.TEXT), 2, "a-flush");
		orders.ask(Endpoint.oldest(), 1);
		Map<String, ?> sql = orders.application.getBean(SentSql.class).statements();
		assertThat(sql.get("a-flush").toString()).matches("\\[select .* from large_order .* where .*id=\\?, "
				+ "update large_order set amount=\\?,customer_id=\\?,note=\\? where id=\\?]");
		assertThat(sql.toString()).as("of requests that are no warm-up").doesNotContain("order by");
		assertThat(orders.management("/actuator/sql")).contains("\"a-flush\":[\"select ");
	}

	private static String ids(HttpResponse<String> page) {
		assertThat(page.statusCode()).isEqualTo(200);
		return page.body().replaceAll("[^{]*\\{[^{]*\"id\":(-?\\d+)[^{]*", "$1 ").replaceAll("[^\\d -]", "").strip();
	}

}
