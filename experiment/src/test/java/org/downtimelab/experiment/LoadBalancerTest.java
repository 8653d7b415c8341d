package org.downtimelab.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import org.downtimelab.process.LabException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@Timeout(30)
class LoadBalancerTest {

	private final LoadBalancer balancer = new LoadBalancer();

	private final HttpClient client = HttpClient.newHttpClient();

	private final List<HttpServer> servers = new ArrayList<>();

	@AfterEach
	void stop() {
		this.balancer.close();
		this.servers.forEach((server) -> server.stop(0));
	}

	@Test
	void requestsGoRoundRobin() throws Exception {
		add(answering("a"));
		add(answering("b"));
		assertThat(List.of(get().body(), get().body(), get().body(), get().body())).containsExactly("a", "b", "a", "b");
	}

	@Test
	void pathQueryAndBodyArriveAsTheyWereSent() throws Exception {
		add(instance((exchange) -> {
			String said = exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
					+ new String(exchange.getRequestBody().readAllBytes());
			exchange.sendResponseHeaders(201, 0);
			exchange.getResponseBody().write(said.getBytes());
			exchange.close();
		}));
		HttpResponse<String> answer = this.client
			.send(HttpRequest.newBuilder(URI.create(this.balancer.url() + "/large/7?from=a%20b"))
				.PUT(HttpRequest.BodyPublishers.ofString("{\"value\":\"ü\"}"))
				.build(), HttpResponse.BodyHandlers.ofString());
		assertThat(answer.statusCode()).isEqualTo(201);
		assertThat(answer.body()).isEqualTo("PUT /large/7?from=a%20b {\"value\":\"ü\"}");
	}

	@Test
	void aRequestThatItsInstanceDropsIsNotSentAgain() throws Exception {
		AtomicInteger asked = new AtomicInteger();
		URI dropping = instance((exchange) -> {
			if (asked.incrementAndGet() > 1) {
				throw new IOException("dropped");
			}
			exchange.sendResponseHeaders(204, -1);
			exchange.close();
		});
		add(dropping);
		assertThat(get().statusCode()).isEqualTo(204);
		assertThat(get().statusCode()).as("over a connection that was kept alive").isEqualTo(502);
		assertThat(asked).hasValue(2);
	}

	@Test
	void withoutAnInstanceTheUserIsToldSo() throws Exception {
		assertThat(get().statusCode()).isEqualTo(503);
	}

	@Test
	void anInstanceIsRemovedOnlyOnceItHasAnswered() throws Exception {
		CountDownLatch asked = new CountDownLatch(1);
		CountDownLatch answer = new CountDownLatch(1);
		URI slow = instance((exchange) -> {
			asked.countDown();
			await(answer);
			exchange.sendResponseHeaders(200, 0);
			exchange.close();
		});
		add(slow);
		CompletableFuture<HttpResponse<String>> inFlight = this.client.sendAsync(request(),
				HttpResponse.BodyHandlers.ofString());
		await(asked);
		CompletableFuture<Void> removed = CompletableFuture
			.runAsync(() -> this.balancer.remove(slow, slow, Duration.ofSeconds(20)));
		while (get().statusCode() != 503) {
			assertThat(removed).isNotDone();
		}
		assertThat(removed).as("one request is in flight").isNotDone();
		answer.countDown();
		removed.get(20, TimeUnit.SECONDS);
		assertThat(inFlight.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
	}

	@Test
	void anInstanceThatDoesNotDrainIsSaid() throws Exception {
		CountDownLatch asked = new CountDownLatch(1);
		CountDownLatch end = new CountDownLatch(1);
		URI stuck = instance((exchange) -> {
			asked.countDown();
			await(end);
			exchange.close();
		});
		add(stuck);
		this.client.sendAsync(request(), HttpResponse.BodyHandlers.ofString());
		await(asked);
		assertThatExceptionOfType(LabException.class)
			.isThrownBy(() -> this.balancer.remove(stuck, stuck, Duration.ofMillis(100)))
			.withMessageContaining("1 requests in flight");
		end.countDown();
	}

	private void add(URI instance) {
		this.balancer.add(instance, instance);
	}

	private HttpResponse<String> get() throws IOException, InterruptedException {
		return this.client.send(request(), HttpResponse.BodyHandlers.ofString());
	}

	private HttpRequest request() {
		return HttpRequest.newBuilder(URI.create(this.balancer.url())).build();
	}

	private URI answering(String text) {
		return instance((exchange) -> {
			exchange.sendResponseHeaders(200, 0);
			exchange.getResponseBody().write(text.getBytes());
			exchange.close();
		});
	}

	private URI instance(HttpHandler handler) {
		try {
			HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
			server.createContext("/", handler);
			server.setExecutor(Executors.newCachedThreadPool((task) -> {
				Thread thread = new Thread(task, "instance");
				thread.setDaemon(true);
				return thread;
			}));
			server.start();
			this.servers.add(server);
			return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void await(CountDownLatch latch) {
		try {
			assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
