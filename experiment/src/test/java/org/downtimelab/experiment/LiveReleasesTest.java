package org.downtimelab.experiment;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.function.Supplier;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.downtimelab.experiment.result.CompatibilityCell;
import org.downtimelab.scenario.Path;
import org.downtimelab.scenario.Release;
import org.downtimelab.scenario.Rollout;
import org.downtimelab.scenario.Step;
import org.downtimelab.traffic.Endpoint;
import org.downtimelab.traffic.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class LiveReleasesTest {

	private static final Release V1 = new Release("v1", "org.downtimelab.test");

	private static final Release V2 = new Release("v2", "org.downtimelab.test");

	private static final Release UNREADY = new Release("unready", "org.downtimelab.test");

	private static final Rollout TO_V2 = (Rollout) Step.release(V2, "why");

	private static final List<Endpoint> ENDPOINTS = List.of(
			Endpoint.update("update", "/orders/{id}", Endpoint.Values.TEXT, "t"),
			Endpoint.insert("insert", "/orders", Endpoint.Values.TEXT, "t"));

	/** What was asked, as "v1 PUT /orders/3". */
	private final List<String> heard = new ArrayList<>();

	/** Places in {@link #heard}, from 1, of requests that are answered with 500. */
	private final Set<Integer> fail = new HashSet<>();

	/** What the release has logged of each failed request. */
	private final Queue<String> words = new ArrayDeque<>();

	private final EndpointClient questions = new EndpointClient(10);

	private final LiveReleases live = new LiveReleases((release, path, startUpMigration) -> new Served(release),
			Path.risky("test"), ENDPOINTS, this.questions);

	@AfterEach
	void close() {
		this.live.close();
	}

	@Test
	void eachEndpointIsAskedSixTimesAndOneErrorIsEnough() {
		this.fail.add(3);
		this.live.serve(V1);
		assertThat(this.heard).hasSize(12);
		assertThat(this.live.cells()).containsExactly(
				new CompatibilityCell(0, "start", "v1", "update", false, "HTTP 500"),
				new CompatibilityCell(0, "start", "v1", "insert", true, null));
	}

	@Test
	void theErrorThatComesMostOftenIsTheOneThatIsTold() {
		this.fail.addAll(List.of(1, 3, 4));
		this.words.addAll(List.of("cached plan", "null value", "null value"));
		this.live.serve(V1);
		assertThat(this.live.cells()).filteredOn((cell) -> !cell.ok())
			.extracting(CompatibilityCell::error)
			.containsExactly("HTTP 500: null value");
	}

	@Test
	void ofErrorsThatComeAsOftenTheFirstIsToldAndWithoutErrorsNone() {
		assertThat(LiveReleases.mostFrequent(Arrays.asList("HTTP 500", null, "HTTP 503"))).isEqualTo("HTTP 500");
		assertThat(LiveReleases.mostFrequent(Collections.nCopies(6, null))).isNull();
	}

	@Test
	void inTheMiddleOfARollTheOldReleaseAndTheNewOneAreAskedAndAfterItTheNewOne() {
		this.live.serve(V1);
		this.live.at(1, TO_V2);
		this.fail.add(13);
		assertThat(this.live.roll(TO_V2)).isEmpty();
		this.live.ask();
		assertThat(this.heard).hasSize(48);
		assertThat(this.heard.subList(12, 24)).allMatch((line) -> line.startsWith("v1"));
		assertThat(this.heard.subList(24, 48)).allMatch((line) -> line.startsWith("v2"));
		assertThat(this.live.cells()).extracting(CompatibilityCell::place, CompatibilityCell::release)
			.containsExactly(tuple(0, "v1"), tuple(0, "v1"), tuple(1, "v1"), tuple(1, "v1"), tuple(1, "v2"),
					tuple(1, "v2"));
		assertThat(this.live.cells()).filteredOn((cell) -> !cell.ok())
			.containsExactly(new CompatibilityCell(1, "v2", "v1", "update", false, "HTTP 500"));
	}

	@Test
	void aReleaseThatDoesNotGetReadyHasNoGoodAnswerAndTheOldOneStays() {
		this.live.serve(V1);
		Rollout toUnready = (Rollout) Step.release(UNREADY, "why");
		this.live.at(1, toUnready);
		assertThat(this.live.roll(toUnready)).contains("never");
		this.live.ask();
		assertThat(this.live.cells()).filteredOn((cell) -> cell.release().equals("unready"))
			.extracting(CompatibilityCell::error)
			.containsExactly("did not get ready", "did not get ready");
		assertThat(this.live.cells()).contains(new CompatibilityCell(1, "unready", "v1", "update", true, null));
	}

	@Test
	void noValueIsWrittenTwiceAndAnInsertIsKnownByTheIdThatItWasGiven() {
		this.live.serve(V1);
		this.live.ask();
		assertThat(this.questions.asked("update")).hasSize(12).extracting(Request::value).doesNotHaveDuplicates();
		assertThat(this.questions.asked("insert")).extracting((request) -> request.id().orElseThrow())
			.containsOnly(4711L);
	}

	/** A release that answers with an id, or fails. */
	private final class Served implements RunningRelease {

		private final Release release;

		private final HttpServer server;

		Served(Release release) {
			this.release = release;
			try {
				this.server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
			}
			catch (IOException ex) {
				throw new IllegalStateException(ex);
			}
			this.server.createContext("/", this::answer);
			this.server.start();
		}

		private void answer(HttpExchange exchange) throws IOException {
			LiveReleasesTest.this.heard
				.add("%s %s %s".formatted(this.release.name(), exchange.getRequestMethod(), exchange.getRequestURI()));
			exchange.getRequestBody().readAllBytes();
			int status = LiveReleasesTest.this.fail.contains(LiveReleasesTest.this.heard.size()) ? 500 : 200;
			byte[] body = "{\"id\":4711}".getBytes();
			exchange.sendResponseHeaders(status, body.length);
			exchange.getResponseBody().write(body);
			exchange.close();
		}

		@Override
		public Release release() {
			return this.release;
		}

		@Override
		public void awaitReady(Duration atMost) {
			if (this.release == UNREADY) {
				throw new ReleaseFailed("never");
			}
		}

		@Override
		public Supplier<String> errorsFromNow() {
			int before = LiveReleasesTest.this.heard.size();
			return () -> LiveReleasesTest.this.fail.contains(before + 1)
					? Objects.requireNonNullElse(LiveReleasesTest.this.words.poll(), "") : "";
		}

		@Override
		public String url() {
			return "http://127.0.0.1:" + this.server.getAddress().getPort();
		}

		@Override
		public void close() {
			this.server.stop(0);
		}

	}

}
