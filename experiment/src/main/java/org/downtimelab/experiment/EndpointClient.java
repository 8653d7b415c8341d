package org.downtimelab.experiment;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

import org.downtimelab.process.Ask;
import org.downtimelab.process.RunClock;
import org.downtimelab.traffic.Endpoint;
import org.downtimelab.traffic.Request;

/**
 * Asks endpoints, beside any load, and remembers what was asked. No value is written
 * twice, and no row until each has been: so each acknowledged write can be looked for.
 * May be used by several threads.
 */
public final class EndpointClient {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	/** A copy that drops its offset or its microseconds does not go unnoticed. */
	private static final OffsetDateTime FIRST = OffsetDateTime.parse("2020-01-01T00:00:00.000001+05:30");

	private final Queue<Request> asked = new ConcurrentLinkedQueue<>();

	private final AtomicLong given = new AtomicLong();

	private final long rows;

	/**
	 * A client of an application on a seeded database.
	 * @param rows of its large table, at least 1
	 */
	public EndpointClient(long rows) {
		this.rows = rows;
	}

	/**
	 * Asks once, and waits up to 10 s for the answer.
	 * @param url scheme, host and port
	 * @return what was asked and answered
	 * @throws IOException if there is no answer
	 */
	public Request ask(String url, Endpoint endpoint) throws IOException {
		long number = this.given.getAndIncrement();
		long row = endpoint.deletes() ? -1 - number % Endpoint.SPARE_ROWS : 1 + number % this.rows;
		String value = value(endpoint, number);
		long sent = RunClock.now();
		HttpResponse<String> answer;
		try {
			answer = Ask.send(request(url, endpoint, row, value), PATIENCE);
		}
		catch (IOException ex) {
			this.asked.add(new Request(endpoint.name(), number, sent, sent, RunClock.now(), Request.NO_ANSWER,
					OptionalLong.of(row), value));
			throw ex;
		}
		String status = Integer.toString(answer.statusCode());
		OptionalLong id = OptionalLong.of(row);
		if (endpoint.kind() == Endpoint.Kind.INSERT && status.startsWith("2")) {
			id = answer.body().replaceAll("\\D", "").lines().mapToLong(Long::parseLong).findFirst();
			status = id.isPresent() ? status : Request.NO_ID;
		}
		Request asked = new Request(endpoint.name(), number, sent, sent, RunClock.now(), status, id, value);
		this.asked.add(asked);
		return asked;
	}

	/** What an endpoint was asked, whatever it answered. */
	public List<Request> asked(String endpoint) {
		return this.asked.stream().filter((request) -> request.endpoint().equals(endpoint)).toList();
	}

	/** Begins again, on tables that were seeded again. */
	public void clear() {
		this.asked.clear();
		this.given.set(0);
	}

	/** What to write: its number makes it the only one of its kind. */
	static String value(Endpoint endpoint, long number) {
		return endpoint.values() == Endpoint.Values.INSTANT ? FIRST.plusSeconds(number).toString() : "asked " + number;
	}

	/** A request that is no part of a load. */
	static HttpRequest.Builder request(String url, Endpoint endpoint, long id, String value) {
		HttpRequest.Builder request = HttpRequest
			.newBuilder(URI.create(url + endpoint.path().replace("{id}", Long.toString(id))))
			.header("Content-Type", "application/json");
		return request.method(endpoint.method(), (endpoint.body() == null) ? BodyPublishers.noBody()
				: BodyPublishers.ofString(endpoint.body().replace("{value}", value)));
	}

}
