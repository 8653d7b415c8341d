package org.downtimelab.metrics;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.downtimelab.database.Database;
import org.downtimelab.experiment.Eye;
import org.downtimelab.experiment.RunListener;
import org.downtimelab.process.DaemonThreads;
import org.downtimelab.process.LabException;
import org.downtimelab.scenario.Scenario;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Somebody who reads the lab's metrics and those of each instance once a second, as
 * Prometheus does, and asks the instances for their health.
 */
public final class MetricsEye implements Eye, AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(2);

	private final ServedMetrics metrics = new ServedMetrics("127.0.0.1", 0);

	private final HttpClient client = HttpClient.newHttpClient();

	/** Whoever is told a run by this listener, the metrics are told it, too. */
	public RunListener beside(RunListener other, Scenario scenario) {
		RunListener both = this.metrics.beside(other, scenario);
		both.pathBegins(scenario.safe());
		return both;
	}

	@Override
	public Look at(Database database) {
		Reader reader = new Reader();
		return reader::close;
	}

	@Override
	public void close() {
		this.metrics.close();
	}

	private final class Reader {

		/** Of each kind of page, for a stretch of 5 s. */
		private static final int READS_AT_LEAST = 4;

		private final HealthWatch health = MetricsEye.this.metrics.watchHealth();

		private final ScheduledExecutorService clock = Executors
			.newSingleThreadScheduledExecutor(DaemonThreads.named("metrics-reader"));

		private volatile String problem;

		private final AtomicInteger reads = new AtomicInteger();

		Reader() {
			this.clock.scheduleAtFixedRate(this::read, 0, 1, TimeUnit.SECONDS);
		}

		private void read() {
			try {
				get(MetricsPages.METRICS);
				JsonNode targets = JsonMapper.shared().readTree(get(MetricsPages.TARGETS));
				for (JsonNode target : targets) {
					get(target.path("labels").path("__metrics_path__").asString());
					this.reads.incrementAndGet();
				}
			}
			catch (InterruptedException lookedAway) {
				Thread.currentThread().interrupt();
			}
			catch (IOException | RuntimeException ex) {
				this.problem = ex.toString();
			}
		}

		private String get(String path) throws IOException, InterruptedException {
			URI uri = URI.create("http://127.0.0.1:" + MetricsEye.this.metrics.port() + path);
			HttpResponse<String> answer = MetricsEye.this.client
				.send(HttpRequest.newBuilder(uri).timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
			if (answer.statusCode() != 200) {
				throw new LabException(uri + " says " + answer.statusCode() + ": " + answer.body());
			}
			return answer.body();
		}

		void close() {
			this.clock.shutdownNow();
			this.health.close();
			if (this.problem != null || this.reads.get() < READS_AT_LEAST) {
				throw new LabException(
						"A stretch was not read throughout, but " + this.reads + " times: " + this.problem);
			}
		}

	}

}
