package org.downtimelab.stage;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.downtimelab.experiment.LabFolder;
import org.downtimelab.experiment.Timing;
import org.downtimelab.metrics.Metrics;
import org.downtimelab.process.LabException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/** The page's own protocol, and who may use it. No run gets as far as a database. */
class StageServerTest {

	private static final String NOT_BUILT = "is not built";

	private static final String WISH = "{\"scenario\":\"index\",\"path\":\"%s\",\"rows\":\"%s\",\"rate\":%d}";

	@TempDir
	private Path folder;

	private LabFolder lab;

	private Stage stage;

	private ConfigurableApplicationContext page;

	private int port;

	@BeforeEach
	void serve() {
		serve(null, null);
	}

	private void serve(String host, String token) {
		this.lab = LabFolder.open(this.folder);
		this.stage = new Stage(this.lab, null, (scenario) -> {
			throw new LabException(scenario.name() + " " + NOT_BUILT);
		}, Metrics.NONE, (rate) -> null, Timing.QUICK);
		this.page = StageServer.serve(this.stage, host, 0, token);
		this.port = StageServer.port(this.page);
	}

	@AfterEach
	void close() {
		this.stage.close();
		this.page.close();
		this.lab.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/stage.js", "/stage.css", "/icon.svg", "/scenarios",
			"/_static/echarts/6.0.0/dist/echarts.min.js" })
	void servesAllThatThePageNeeds(String path) throws Exception {
		assertThat(raw("GET", path, "127.0.0.1:" + this.port, null, "")).startsWith("HTTP/1.1 200");
	}

	/** As from an application.properties in the folder that the lab was called from. */
	@Test
	void springSettingsOfTheUserAreNotThePages() throws Exception {
		close();
		System.setProperty("server.servlet.context-path", "/api");
		try {
			serve();
			assertThat(raw("GET", "/stage.js", "127.0.0.1:" + this.port, null, "")).startsWith("HTTP/1.1 200");
		}
		finally {
			System.clearProperty("server.servlet.context-path");
		}
	}

	@Test
	void aWishReachesTheStage() throws Exception {
		assertThat(raw("POST", "/runs", "localhost:" + this.port, "http://localhost:" + this.port,
				WISH.formatted("risky", "200k", 50)))
			.startsWith("HTTP/1.1 400")
			.contains(NOT_BUILT);
	}

	@ParameterizedTest
	@CsvSource({ "evil, 200k, 50, There is no path", "risky, many, 50, is not a number of rows",
			"risky, 200k, 0, Rate 0: use 1 to 1000" })
	void aWrongWishIsRefused(String path, String rows, int rate, String why) throws Exception {
		assertThat(raw("POST", "/runs", "127.0.0.1:" + this.port, null, WISH.formatted(path, rows, rate)))
			.startsWith("HTTP/1.1 400")
			.contains(why);
	}

	@ParameterizedTest
	@CsvSource({ "POST, /runs", "DELETE, /runs/current", "POST, /reset", "GET, /story", "GET, /" })
	void aForeignHostIsRefused(String method, String path) throws Exception {
		assertThat(raw(method, path, "rebound.example:" + this.port, null, WISH.formatted("risky", "", 50)))
			.startsWith("HTTP/1.1 403")
			.contains("does not answer to the name 'rebound.example'");
	}

	@ParameterizedTest
	@CsvSource({ "POST, /runs", "DELETE, /runs/current", "POST, /reset" })
	void aForeignOriginIsRefused(String method, String path) throws Exception {
		for (String origin : List.of("http://evil.example", "http://127.0.0.1:1", "null")) {
			assertThat(raw(method, path, "127.0.0.1:" + this.port, origin, WISH.formatted("risky", "", 50)))
				.startsWith("HTTP/1.1 403")
				.contains("Only the lab's own page");
		}
	}

	@Test
	void aTokenIsNeededWhereItWasGiven() throws Exception {
		close();
		serve("127.0.0.1", "secret");
		String host = "127.0.0.1:" + this.port;
		assertThat(raw("GET", "/", host, null, "")).startsWith("HTTP/1.1 403");
		assertThat(raw("POST", "/reset", host, null, "{}")).startsWith("HTTP/1.1 403");
		assertThat(raw("GET", "/?token=wrong", host, null, "")).startsWith("HTTP/1.1 403");
		assertThat(raw("GET", "/?token=secret", host, null, "")).startsWith("HTTP/1.1 200");
		assertThat(raw("POST", "/reset?token=secret", host, null, "{}")).startsWith("HTTP/1.1 204");
	}

	@ParameterizedTest
	@CsvSource({ "0.0.0.0, 192.0.2.7, 200", "'::', [2001:db8::7], 200", "0.0.0.0, rebound.example, 403",
			"'::', [2001:DB8::7], 200", "0.0.0.0, LOCALHOST, 200", "0.0.0.0, 7.rebound.example, 403",
			"0.0.0.0, abad.cafe, 403", "127.0.0.1, 192.0.2.7, 403" })
	void whereItListensOnEveryAddressAnAddressIsAName(String listensOn, String name, int status) throws Exception {
		close();
		serve(listensOn, "secret");
		assertThat(raw("GET", "/?token=secret", name + ":" + this.port, null, "")).startsWith("HTTP/1.1 " + status);
	}

	@Test
	void whoComesLateIsToldAllOfIt() throws Exception {
		this.stage.story().tell("note", Map.of("text", "one"));
		this.stage.story().tell("note", Map.of("text", "two"));
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + "/story")).build();
		HttpResponse<InputStream> answer = HttpClient.newHttpClient()
			.send(request, HttpResponse.BodyHandlers.ofInputStream());
		try (InputStream body = answer.body()) {
			assertThat(event(body)).isEqualTo(
					"data:[{\"what\":\"note\",\"facts\":{\"text\":\"one\"}},{\"what\":\"note\",\"facts\":{\"text\":\"two\"}}]");
			this.stage.story().tell("note", Map.of("text", "three"));
			assertThat(event(body)).isEqualTo("data:[{\"what\":\"note\",\"facts\":{\"text\":\"three\"}}]");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "20260101-000000-index-risky", "..%2f..%2flock", "x" })
	void onlyReportsAreServed(String run) throws Exception {
		Files.writeString(this.folder.resolve("report.html"), "no run's");
		assertThat(raw("GET", "/runs/" + run + "/report.html", "127.0.0.1:" + this.port, null, ""))
			.startsWith("HTTP/1.1 4");
	}

	private static String event(InputStream body) throws IOException {
		StringBuilder event = new StringBuilder();
		for (int each = body.read(); each >= 0; each = body.read()) {
			event.append((char) each);
			if (event.toString().endsWith("\n\n")) {
				return event.toString().strip();
			}
		}
		throw new AssertionError("The story ends after: " + event);
	}

	/** With headers that an HTTP client would not let anyone set. */
	private String raw(String method, String path, String host, String origin, String body) throws IOException {
		try (Socket socket = new Socket("127.0.0.1", this.port)) {
			String request = method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n"
					+ ((origin != null) ? "Origin: " + origin + "\r\n" : "")
					+ "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
			socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
	}

}
