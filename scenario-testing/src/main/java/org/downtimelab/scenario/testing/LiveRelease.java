package org.downtimelab.scenario.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.zaxxer.hikari.HikariDataSource;
import org.downtimelab.database.Database;
import org.downtimelab.process.Ask;
import org.downtimelab.scenario.Endpoint;
import org.downtimelab.scenario.Release;
import org.downtimelab.scenario.Scenario;
import org.downtimelab.serve.ScenarioApplication;

import org.springframework.context.ConfigurableApplicationContext;

/**
 * A release that serves. It has one connection, so what it asks often enough is a
 * prepared statement on the server, as it is in production.
 */
final class LiveRelease implements AutoCloseable {

	/** pgjdbc prepares on the server at the fifth time. */
	private static final int OFTEN_ENOUGH = 6;

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final Scenario scenario;

	private final Release release;

	private final Ledger ledger;

	private final ConfigurableApplicationContext application;

	LiveRelease(Scenario scenario, Release release, Database database, Ledger ledger) {
		this.scenario = scenario;
		this.release = release;
		this.ledger = ledger;
		this.application = ScenarioApplication.serve(scenario, release,
				Map.of("spring.datasource.url", database.url(), "spring.datasource.username", database.user(),
						"spring.datasource.password", database.password(), "spring.datasource.hikari.maximum-pool-size",
						1, "server.port", 0, "management.server.port", 0),
				null);
	}

	/** Asks each endpoint until its statements are prepared; the worst answer counts. */
	List<Answer> answers() {
		List<Answer> answers = new ArrayList<>();
		for (Endpoint endpoint : this.scenario.endpoints()) {
			int worst = 0;
			for (int time = 1; time <= OFTEN_ENOUGH; time++) {
				worst = Math.max(worst, ask(endpoint));
			}
			answers.add(new Answer(this.release.name(), endpoint.name(), worst));
		}
		return answers;
	}

	/** With other connections than so far: what those have prepared is forgotten. */
	void reconnect() {
		this.application.getBean(HikariDataSource.class).getHikariPoolMXBean().softEvictConnections();
	}

	/** Asks once, and notes a write that was acknowledged. */
	int ask(Endpoint endpoint) {
		long number = this.ledger.next();
		long id = endpoint.deletes() ? -number : number;
		String value = Ledger.value(endpoint, number);
		String port = this.application.getEnvironment().getRequiredProperty("local.server.port");
		HttpRequest.Builder request = HttpRequest
			.newBuilder(URI.create("http://127.0.0.1:" + port + endpoint.path().replace("{id}", String.valueOf(id))))
			.header("Content-Type", "application/json");
		request.method(endpoint.method(), (endpoint.body() == null) ? BodyPublishers.noBody()
				: BodyPublishers.ofString(endpoint.body().replace("{value}", value)));
		try {
			HttpResponse<String> answer = Ask.send(request, PATIENCE);
			if ((endpoint.values() != null || endpoint.deletes()) && answer.statusCode() < 300) {
				this.ledger.acknowledged(endpoint, endpoint.kind().equals("insert") ? insertedId(answer) : id, value);
			}
			return answer.statusCode();
		}
		catch (IOException ex) {
			throw new IllegalStateException("No answer from " + this.release.name() + " at " + endpoint.name(), ex);
		}
	}

	private static long insertedId(HttpResponse<String> answer) {
		return Long.parseLong(answer.body().replaceAll("\\D", ""));
	}

	@Override
	public void close() {
		this.application.close();
	}

}
