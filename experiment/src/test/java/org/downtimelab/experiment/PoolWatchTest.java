package org.downtimelab.experiment;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpServer;
import org.downtimelab.process.Patience;
import org.downtimelab.traffic.ServedAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PoolWatchTest {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final AtomicInteger pending = new AtomicInteger();

	private final AtomicInteger looks = new AtomicInteger();

	private volatile Answer odd;

	private HttpServer metrics;

	@BeforeEach
	void serve() throws IOException {
		this.metrics = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.metrics.createContext("/actuator/metrics/hikaricp.connections.pending", (exchange) -> {
			byte[] body = """
					{"name":"hikaricp.connections.pending","measurements":[{"statistic":"VALUE","value":%d.0}]}"""
				.formatted(this.pending.get())
				.getBytes(StandardCharsets.UTF_8);
			Answer odd = this.odd;
			byte[] said = (odd != null) ? odd.body().getBytes(StandardCharsets.UTF_8) : body;
			exchange.sendResponseHeaders((odd != null) ? odd.status() : 200, said.length);
			exchange.getResponseBody().write(said);
			exchange.close();
			this.looks.incrementAndGet();
		});
		this.metrics.start();
	}

	@AfterEach
	void stop() {
		this.metrics.stop(0);
	}

	@Test
	void remembersTheMostThatWaitedInOneInstance() {
		String here = "http://127.0.0.1:" + this.metrics.getAddress().getPort();
		String nobody = "http://127.0.0.1:1";
		try (PoolWatch watch = new PoolWatch(new Instances(List.of(nobody, here)), new Notes())) {
			watch.start();
			look();
			assertThat(watch.peak()).isZero();
			this.pending.set(187);
			look();
			this.pending.set(3);
			look();
			assertThat(watch.peak()).isEqualTo(187);
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			404 | gone                     | with status 404
			200 | <html>                   | with no JSON
			200 | {"measurements":"none"}  | with status 200
			""")
	void anOddAnswerIsNotedAndItGoesOnLooking(int status, String body, String words) {
		this.odd = new Answer(status, body);
		String here = "http://127.0.0.1:" + this.metrics.getAddress().getPort();
		Notes notes = new Notes();
		try (PoolWatch watch = new PoolWatch(new Instances(List.of(here)), notes)) {
			watch.start();
			look();
			assertThat(notes.all()).contains("the pool of an instance was not always seen: it answers its metric "
					+ "hikaricp.connections.pending " + words);
			this.odd = null;
			this.pending.set(5);
			look();
			assertThat(watch.peak()).isEqualTo(5);
		}
	}

	/** Two whole looks: the first may have begun before. */
	private void look() {
		int seen = this.looks.get();
		assertThat(Patience.until(PATIENCE, () -> this.looks.get() >= seen + 2)).isTrue();
	}

	/**
	 * An application of which only the metrics are there.
	 *
	 * @param instances of it
	 */
	private record Instances(List<String> instances) implements LiveTarget {

		@Override
		public ServedAddress address() {
			throw new UnsupportedOperationException();
		}

		@Override
		public void mustLive(String otherwise) {
		}

	}

	/** In place of what an application answers. */
	private record Answer(int status, String body) {
	}

}
