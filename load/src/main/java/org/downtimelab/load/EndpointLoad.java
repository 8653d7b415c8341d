package org.downtimelab.load;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

import io.gatling.javaapi.core.CoreDsl;
import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpDsl;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import org.downtimelab.process.RunClock;
import org.downtimelab.traffic.DueTimes;
import org.downtimelab.traffic.Endpoint;
import org.downtimelab.traffic.Request;

/**
 * What one user of an endpoint does: sends one request and goes.
 */
final class EndpointLoad {

	private static final Duration TIMEOUT = Duration.ofSeconds(60);

	private static final String SENT = "sent";

	private static final String STATUS = "status";

	private static final String ID = "id";

	private final Endpoint endpoint;

	private final String baseUrl;

	private final LongSupplier nextRow;

	private final Tokens tokens;

	private final DueTimes dueTimes;

	private final Consumer<Request> finished;

	private final AtomicLong nextIndex = new AtomicLong();

	/**
	 * The load on an endpoint.
	 * @param endpoint from the traffic plan
	 * @param baseUrl scheme, host and port
	 * @param nextRow the id of the next row; updates of one table share it, so that no
	 * row is written twice, and so do its deletes
	 * @param tokens the values to write
	 * @param rate requests per second
	 * @param finished is given each finished request
	 */
	EndpointLoad(Endpoint endpoint, String baseUrl, LongSupplier nextRow, Tokens tokens, int rate,
			Consumer<Request> finished) {
		this.endpoint = endpoint;
		this.baseUrl = baseUrl;
		this.nextRow = nextRow;
		this.tokens = tokens;
		this.dueTimes = new DueTimes(rate);
		this.finished = finished;
	}

	ScenarioBuilder user() {
		return CoreDsl.scenario(this.endpoint.name())
			.stopLoadGeneratorIf("told to stop", (session) -> StopSignal.isSaid())
			.exec(this::send)
			.exec(request())
			.exec(this::finish);
	}

	private HttpRequestActionBuilder request() {
		HttpRequestActionBuilder request = HttpDsl.http(this.endpoint.name())
			.httpRequest(this.endpoint.method(),
					(session) -> this.baseUrl + filled(this.endpoint.path(), session, true))
			.requestTimeout(TIMEOUT)
			.check(HttpDsl.status().saveAs(STATUS), HttpDsl.status().in(200, 201, 202, 204));
		if (this.endpoint.body() != null) {
			request = request.header("Content-Type", "application/json")
				.body(CoreDsl.StringBody((session) -> filled(this.endpoint.body(), session, false)));
		}
		if (this.endpoint.kind() == Endpoint.Kind.INSERT) {
			request = request.check(CoreDsl.jmesPath(ID).ofLong().saveAs(ID));
		}
		return request;
	}

	private static String filled(String template, Session session, boolean inUrl) {
		Sent sent = session.get(SENT);
		String value = inUrl ? URLEncoder.encode(sent.value, StandardCharsets.UTF_8) : sent.value;
		return template.replace("{id}", Long.toString(sent.id)).replace("{value}", value);
	}

	private Session send(Session session) {
		long index = this.nextIndex.getAndIncrement();
		Sent sent = new Sent(index, this.nextRow.getAsLong(), this.tokens.value(index), RunClock.now());
		this.dueTimes.observe(index, sent.at);
		return session.set(SENT, sent);
	}

	private Session finish(Session session) {
		long end = RunClock.now();
		Sent sent = session.get(SENT);
		String status = session.contains(STATUS) ? Integer.toString(session.getInt(STATUS)) : Request.NO_ANSWER;
		OptionalLong id = OptionalLong.of(sent.id);
		if (this.endpoint.kind() == Endpoint.Kind.INSERT) {
			id = session.contains(ID) ? OptionalLong.of(session.getLong(ID)) : OptionalLong.empty();
			status = (id.isEmpty() && status.startsWith("2")) ? Request.NO_ID : status;
		}
		this.finished.accept(new Request(this.endpoint.name(), sent.index, this.dueTimes.due(sent.index), sent.at, end,
				status, id, sent.value));
		return session;
	}

	private record Sent(long index, long id, String value, long at) {
	}

}
