package org.downtimelab.serve;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
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

/**
 * Which columns an UPDATE names is seen by a trigger on one of them. It counts with a
 * sequence, which no rollback turns back.
 */
@PostgresTest
class FlushTest {

	private static final String TABLE = """
			CREATE SEQUENCE names_customer;
			CREATE TABLE large_order (id bigint PRIMARY KEY, customer_id bigint, amount numeric, note text);
			CREATE FUNCTION count_it() RETURNS trigger LANGUAGE plpgsql
			  AS $$ BEGIN PERFORM nextval('names_customer'); RETURN NEW; END $$;
			CREATE TRIGGER names_customer BEFORE UPDATE OF customer_id ON large_order
			  FOR EACH ROW EXECUTE FUNCTION count_it()""";

	private static ConfigurableApplicationContext application;

	@BeforeAll
	static void serve(Database database) throws SQLException {
		execute(database, TABLE);
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

	@BeforeEach
	void makeTheRow(Database database) throws SQLException {
		execute(database, "TRUNCATE large_order");
		execute(database, "INSERT INTO large_order VALUES (1, 7, 1, 'old')");
		execute(database, "SELECT setval('names_customer', 1, false)");
	}

	@Test
	void aFlushNamesTheColumnsThatItLeavesAsTheyAre(Database database) throws Exception {
		assertThat(put("/large/1/flush", "Any", "none")).isEqualTo(200);
		assertThat(string(database, "SELECT note || ' ' || customer_id FROM large_order")).isEqualTo("new 7");
		assertThat(string(database, "SELECT is_called FROM names_customer")).isEqualTo("t");
	}

	@Test
	void anUpdateNamesOnlyWhatItWrites(Database database) throws Exception {
		assertThat(put("/large/1", "Any", "none")).isEqualTo(200);
		assertThat(string(database, "SELECT note FROM large_order")).isEqualTo("new");
		assertThat(string(database, "SELECT is_called FROM names_customer")).isEqualTo("f");
	}

	@Test
	void aWarmUpRunsTheSameUpdateAndLeavesTheRowAsItWas(Database database) throws Exception {
		assertThat(put("/large/1/flush", Writing.WARM_UP, "true")).isEqualTo(200);
		assertThat(string(database, "SELECT note FROM large_order")).isEqualTo("old");
		assertThat(string(database, "SELECT is_called FROM names_customer")).isEqualTo("t");
	}

	@Test
	void noSuchOrderIsNoSuccess() throws Exception {
		assertThat(put("/large/2/flush", "Any", "none")).isEqualTo(404);
	}

	private static int put(String path, String header, String headerValue) throws IOException, InterruptedException {
		String port = application.getEnvironment().getRequiredProperty("local.server.port");
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
			.header("Content-Type", "application/json")
			.header(header, headerValue)
			.method(Endpoint.flush(Endpoint.Values.TEXT).method(), BodyPublishers.ofString("{\"value\":\"new\"}"))
			.build();
		return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
	}

	private static void execute(Database database, String sql) throws SQLException {
		try (Connection connection = database.connect("test"); Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	private static String string(Database database, String query) throws SQLException {
		try (Connection connection = database.connect("test");
				Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery(query)) {
			row.next();
			return row.getString(1);
		}
	}

}
