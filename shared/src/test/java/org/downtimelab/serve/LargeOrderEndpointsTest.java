package org.downtimelab.serve;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

import org.downtimelab.database.Database;
import org.downtimelab.database.testing.PostgresTest;
import org.downtimelab.scenario.BareScenario;
import org.downtimelab.scenario.Path;
import org.downtimelab.scenario.Release;
import org.downtimelab.traffic.Endpoint;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/** The endpoints that a scenario may add to the cast, and the SQL that they send. */
@PostgresTest
class LargeOrderEndpointsTest {

	private static ConfigurableApplicationContext application;

	@BeforeAll
	static void serve(Database database) throws SQLException {
		execute(database,
				"CREATE TABLE large_order (id bigint PRIMARY KEY, customer_id bigint, amount numeric, note text)");
		application = ScenarioApplication.serve(new BareScenario(Path.safe("none")),
				new Release("v1", "org.downtimelab.flushed"),
				Map.of("spring.datasource.url", database.url(), "spring.datasource.username", database.user(),
						"spring.datasource.password", database.password(), "server.port", 0, "management.server.port",
						0),
				null);
	}

	@AfterAll
	static void close() {
		application.close();
	}

	/** Of every third order, number 7 is the customer. */
	@BeforeEach
	void makeRows(Database database) throws SQLException {
		execute(database, "TRUNCATE large_order");
		execute(database, "INSERT INTO large_order SELECT i, CASE i % 3 WHEN 0 THEN 7 ELSE 8 END, 1, 'old'"
				+ " FROM generate_series(-2, 60) i");
	}

	@Test
	void aLookUpFindsTheLatestOrdersOfOneCustomer() throws Exception {
		assertThat(ids(ask(Endpoint.lookUp(), 7))).isEqualTo("60 57 54 51 48 45 42 39 36 33");
		assertThat(ids(ask(Endpoint.lookUp(), 3 * CastOrder.CUSTOMERS + 7))).isEqualTo("60 57 54 51 48 45 42 39 36 33");
		assertThat(ids(ask(Endpoint.lookUp(), 9))).isEmpty();
	}

	@Test
	void theOldestPageBeginsAtTheLowestKeyThatIsLeft(Database database) throws Exception {
		assertThat(ids(ask(Endpoint.oldest(), 50))).isEqualTo("-2 -1 0 1 2 3 4 5 6 7");
		execute(database, "DELETE FROM large_order WHERE id < 40");
		assertThat(ids(ask(Endpoint.oldest(), 50))).startsWith("40 41 ");
	}

	@Test
	void aDeleteIsAcknowledgedOnlyOnce(Database database) throws Exception {
		assertThat(ask(Endpoint.delete(), -1).statusCode()).isEqualTo(200);
		assertThat(number(database, "SELECT count(*) FROM large_order WHERE id = -1")).isZero();
		assertThat(ask(Endpoint.delete(), -1).statusCode()).isEqualTo(404);
	}

	@Test
	void aDeleteThatOnlyWarmsUpLeavesItsRow(Database database) throws Exception {
		assertThat(ask(Endpoint.delete(), -2, Writing.WARM_UP, "large-delete").statusCode()).isEqualTo(200);
		assertThat(number(database, "SELECT count(*) FROM large_order WHERE id = -2")).isOne();
	}

	@Test
	void theApplicationSaysWhichSqlItSentInTheWarmUpOfAnEndpoint() throws Exception {
		ask(Endpoint.flush(Endpoint.Values.TEXT), 1, Writing.WARM_UP, "a-flush");
		ask(Endpoint.flush(Endpoint.Values.TEXT), 2, Writing.WARM_UP, "a-flush");
		ask(Endpoint.oldest(), 1);
		Map<String, ?> sql = application.getBean(SentSql.class).statements();
		assertThat(sql.get("a-flush").toString()).matches("\\[select .* from large_order .* where .*id=\\?, "
				+ "update large_order set amount=\\?,customer_id=\\?,note=\\? where id=\\?]");
		assertThat(sql.toString()).as("of requests that are no warm-up").doesNotContain("order by");
		String port = application.getEnvironment().getRequiredProperty("local.management.port");
		assertThat(send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/sql"))).body())
			.contains("\"a-flush\":[\"select ");
	}

	private static HttpResponse<String> ask(Endpoint endpoint, long id) throws IOException, InterruptedException {
		return ask(endpoint, id, "Any", "none");
	}

	private static HttpResponse<String> ask(Endpoint endpoint, long id, String header, String value)
			throws IOException, InterruptedException {
		String port = application.getEnvironment().getRequiredProperty("local.server.port");
		String path = endpoint.path().replace("{id}", Long.toString(id));
		return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
			.header("Content-Type", "application/json")
			.header(header, value)
			.method(endpoint.method(), BodyPublishers.ofString("{\"value\":\"new\"}")));
	}

	private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
		return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
	}

	private static String ids(HttpResponse<String> page) {
		assertThat(page.statusCode()).isEqualTo(200);
		return page.body().replaceAll("[^{]*\\{[^{]*\"id\":(-?\\d+)[^{]*", "$1 ").replaceAll("[^\\d -]", "").strip();
	}

	private static void execute(Database database, String sql) throws SQLException {
		try (Connection connection = database.connect("test"); Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	private static long number(Database database, String query) throws SQLException {
		try (Connection connection = database.connect("test");
				Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery(query)) {
			row.next();
			return row.getLong(1);
		}
	}

}
