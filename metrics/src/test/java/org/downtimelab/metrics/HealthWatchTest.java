package org.downtimelab.metrics;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.downtimelab.experiment.LiveInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** With an application of which only the health is there. */
class HealthWatchTest {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

	private final LiveInstances instances = new LiveInstances();

	private final AtomicInteger asked = new AtomicInteger();

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private volatile int status = 200;

	private volatile CountDownLatch hang = new CountDownLatch(0);

	private HttpServer application;

	private HealthWatch watch;

	@BeforeEach
	void serve() throws IOException {
		this.application = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.application.setExecutor(this.threads);
		this.application.createContext("/actuator/health", this::answer);
		this.application.start();
		this.watch = new HealthWatch(this.registry, this.instances).start();
		String url = "http://127.0.0.1:" + this.application.getAddress().getPort();
		this.instances.serve(Tags.of("scenario", "index", "path", "risky"), List.of(new LiveInstance(1, "v1", url)),
				true);
	}

	private void answer(HttpExchange exchange) throws IOException {
		this.asked.incrementAndGet();
		try {
			this.hang.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		exchange.sendResponseHeaders(this.status, -1);
		exchange.close();
	}

	@AfterEach
	void stop() {
		this.hang.countDown();
		this.watch.close();
		this.application.stop(0);
		this.threads.shutdownNow();
	}

	@Test
	void aHealthCheckThatSaysDownFails() throws Exception {
		await().atMost(PATIENCE).until(this::healthy);
		this.status = 503;
		await().atMost(PATIENCE).until(this::sick);
		this.status = 200;
		await().atMost(PATIENCE).until(this::healthy);
		this.instances.serve(Tags.empty(), List.of(), true);
		await().atMost(PATIENCE).until(() -> !this.registry.scrape().contains("downtime_lab_instance_healthy{"));
	}

	@Test
	void aHealthCheckThatHangsFailsAndIsNotAskedAgainMeanwhile() throws Exception {
		await().atMost(PATIENCE).until(this::healthy);
		this.hang = new CountDownLatch(1);
		await().atMost(PATIENCE).until(this::sick);
		int before = this.asked.get();
		TimeUnit.SECONDS.sleep(2);
		assertThat(this.asked.get()).isEqualTo(before);
		this.hang.countDown();
		await().atMost(PATIENCE).until(this::healthy);
	}

	private boolean healthy() {
		return shows(1);
	}

	private boolean sick() {
		return shows(0);
	}

	private boolean shows(double value) {
		Scrape scrape = new Scrape(this.registry.scrape());
		return scrape.text().contains("downtime_lab_instance_healthy{")
				&& scrape.value("instance_healthy", "instance=\"instance-1\"", "release=\"v1\"") == value;
	}

}
