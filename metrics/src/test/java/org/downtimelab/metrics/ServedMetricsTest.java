package org.downtimelab.metrics;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.downtimelab.experiment.LiveInstance;
import org.downtimelab.experiment.RunEvent;
import org.downtimelab.process.LabException;
import org.downtimelab.scenario.Scenario;
import org.downtimelab.scenario.Scenarios;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/**
 * What the port serves, with an application of which only that much is there.
 */
class ServedMetricsTest {

	private final HttpClient client = HttpClient.newHttpClient();

	private final Scenario scenario = Scenarios.named("index").orElseThrow();

	private final ServedMetrics metrics = new ServedMetrics("127.0.0.1", 0);

	private final Consumer<RunEvent> run = this.metrics.beside((event) -> {
	}, this.scenario).get(1);

	private HttpServer application;

	@BeforeEach
	void serve() throws IOException {
		this.application = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.application.createContext("/actuator/prometheus", (exchange) -> answer(exchange, 200,
				"up_or_down 1 # " + exchange.getRequestHeaders().getFirst("Accept")));
		this.application.start();
		this.run.accept(new RunEvent.PathBegins(this.scenario.safe()));
		this.run.accept(new RunEvent.Phase("baseline"));
		this.run.accept(
				new RunEvent.Serving(List.of(new LiveInstance(1, "v1", url(this.application.getAddress().getPort())))));
	}

	private static void answer(HttpExchange exchange, int status, String body) throws IOException {
		exchange.sendResponseHeaders(status, body.length());
		exchange.getResponseBody().write(body.getBytes(StandardCharsets.US_ASCII));
		exchange.close();
	}

	@AfterEach
	void stop() {
		this.metrics.close();
		this.application.stop(0);
	}

	@Test
	void theLabsOwnAndThoseOfItsProcess() throws Exception {
		HttpResponse<String> answer = get("/metrics");
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.headers().firstValue("Content-Type"))
			.hasValueSatisfying((type) -> assertThat(type).startsWith("text/plain; version=0.0.4"));
		assertThat(answer.body()).contains("downtime_lab_requests_total{endpoint=\"large-read\",path=\"safe\"",
				"jvm_memory_used_bytes");
	}

	@Test
	void theInstancesAreListedUnderTheNameByWhichTheReaderCame() throws Exception {
		JsonNode targets = JsonMapper.shared().readTree(get("/targets").body());
		assertThat(targets).hasSize(1);
		assertThat(targets.path(0).path("targets").path(0).asString()).isEqualTo("127.0.0.1:" + this.metrics.port());
		JsonNode labels = targets.path(0).path("labels");
		assertThat(labels.path("__metrics_path__").asString()).isEqualTo("/instances/instance-1/metrics");
		assertThat(labels.path("instance").asString()).isEqualTo("instance-1");
		assertThat(labels.path("release").asString()).isEqualTo("v1");
		assertThat(labels.path("scenario").asString()).isEqualTo("index");
		assertThat(labels.path("path").asString()).isEqualTo("safe");
		this.run.accept(new RunEvent.Serving(List.of()));
		assertThat(get("/targets").body()).isEqualTo("[]");
	}

	@Test
	void whatAnInstanceSaysIsPassedThroughAsTextWhateverElseTheReaderKnows() throws Exception {
		HttpRequest request = request("/instances/instance-1/metrics").header("Accept", "text/special").build();
		assertThat(this.client.send(request, HttpResponse.BodyHandlers.ofString()).body())
			.isEqualTo("up_or_down 1 # text/plain; version=0.0.4; charset=utf-8");
	}

	/**
	 * So that Prometheus, which is slow to act on a new target, knows it when the path's
	 * steps begin.
	 */
	@Test
	void aColdInstanceIsListedAndSaysNothingUntilItIsWarm() throws Exception {
		this.run.accept(new RunEvent.PathBegins(this.scenario.risky()));
		assertThat(get("/targets").body()).contains("/instances/instance-1/metrics", "\"risky\"");
		assertThat(get("/instances/instance-1/metrics").body()).isEqualTo("# instance-1 is not warm yet\n");
		this.run.accept(new RunEvent.Phase("baseline"));
		assertThat(get("/instances/instance-1/metrics").body()).startsWith("up_or_down 1");
	}

	@Test
	void anInstanceThatDoesNotAnswerIsNoneOfOurs() throws Exception {
		this.run.accept(new RunEvent.Serving(List.of(new LiveInstance(2, "v1", "http://127.0.0.1:1"))));
		assertThat(get("/instances/instance-2/metrics").statusCode()).isEqualTo(502);
		assertThat(get("/instances/instance-1/metrics").statusCode()).isEqualTo(404);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/metricsx", "/metrics/", "/instances/instance-9/metrics", "/instances/../metrics",
			"/actuator/health" })
	void nothingElseIsToBeHad(String path) throws Exception {
		assertThat(get(path).statusCode()).isEqualTo(404);
	}

	@Test
	void onlyGetIsAnswered() throws Exception {
		HttpRequest post = request("/metrics").POST(HttpRequest.BodyPublishers.ofString("x")).build();
		assertThat(this.client.send(post, HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(405);
	}

	@Test
	void aPortInUseIsNamed() {
		assertThatThrownBy(() -> new ServedMetrics("127.0.0.1", this.metrics.port())).isInstanceOf(LabException.class)
			.hasMessageContaining("port " + this.metrics.port())
			.hasMessageContaining("--metrics-port");
	}

	@Test
	void theLastWordIsReadIfSomebodyReads() throws Exception {
		long before = System.nanoTime();
		this.metrics.awaitReader();
		assertThat(System.nanoTime() - before).as("nobody has read yet").isLessThan(1_000_000_000);
		get("/metrics");
		// The page is counted when it has been sent, a moment after it was read here.
		await().until(() -> this.metrics.reads() == 1);
		Thread end = new Thread(this.metrics::awaitReader);
		end.start();
		get("/metrics");
		end.join(300);
		assertThat(end.isAlive()).as("waits for one more").isTrue();
		get("/metrics");
		get("/metrics");
		end.join(3_000);
		assertThat(end.isAlive()).isFalse();
	}

	private HttpResponse<String> get(String path) throws IOException, InterruptedException {
		return this.client.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create(url(this.metrics.port()) + path));
	}

	private static String url(int port) {
		return "http://127.0.0.1:" + port;
	}

}
