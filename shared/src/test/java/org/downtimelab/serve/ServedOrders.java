package org.downtimelab.serve;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

import org.downtimelab.database.Database;
import org.downtimelab.process.Ask;
import org.downtimelab.scenario.BareScenario;
import org.downtimelab.scenario.Path;
import org.downtimelab.scenario.Release;
import org.downtimelab.traffic.Endpoint;

import org.springframework.context.ConfigurableApplicationContext;

/** An application that serves a database's large_order, in this JVM. */
final class ServedOrders implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	final ConfigurableApplicationContext application;

	ServedOrders(Database database) {
		this.application = ScenarioApplication.serve(new BareScenario(Path.safe("none")),
				new Release("v1", "org.downtimelab.flushed"),
				Map.of("spring.datasource.url", database.url(), "spring.datasource.username", database.user(),
						"spring.datasource.password", database.password(), "server.port", 0, "management.server.port",
						0),
				null);
	}

	/** As a user asks; what is written is "new". */
	HttpResponse<String> ask(Endpoint endpoint, long id) throws IOException {
		return send(endpoint, request("server", path(endpoint, id)));
	}

	/** As a warm-up of that endpoint asks. */
	HttpResponse<String> warmUp(Endpoint endpoint, long id, String name) throws IOException {
		return send(endpoint, request("server", path(endpoint, id)).header(Writing.WARM_UP, name));
	}

	/** A page of the management port. */
	String management(String path) throws IOException {
		return Ask.send(request("management", path), PATIENCE).body();
	}

	private static HttpResponse<String> send(Endpoint endpoint, HttpRequest.Builder request) throws IOException {
		return Ask.send(request.header("Content-Type", "application/json")
			.method(endpoint.method(), BodyPublishers.ofString("{\"value\":\"new\"}")), PATIENCE);
	}

	private HttpRequest.Builder request(String port, String path) {
		return HttpRequest.newBuilder(URI.create("http://127.0.0.1:"
				+ this.application.getEnvironment().getRequiredProperty("local." + port + ".port") + path));
	}

	private static String path(Endpoint endpoint, long id) {
		return endpoint.path().replace("{id}", Long.toString(id));
	}

	@Override
	public void close() {
		this.application.close();
	}

}
