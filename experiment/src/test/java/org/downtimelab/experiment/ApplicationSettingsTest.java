package org.downtimelab.experiment;

import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ApplicationSettingsTest {

	private final Notes notes = new Notes();

	@Test
	void areThoseThatTheApplicationSays() throws Exception {
		assertThat(answered(200, "{\"poolSize\":\"10\"}")).isEqualTo(Map.of("poolSize", "10"));
		assertThat(this.notes.all()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			404 | not here           | status 404
			200 | <html>             | no JSON of names and values
			200 | [1]                | no JSON of names and values
			""")
	void anOddAnswerIsNoted(int status, String body, String words) throws Exception {
		assertThat(answered(status, body)).isEmpty();
		assertThat(this.notes.all())
			.containsExactly("the application does not say its settings: its answer is " + words);
	}

	private Map<String, String> answered(int status, String body) throws Exception {
		HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.createContext("/actuator/settings", (exchange) -> {
			byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
			exchange.sendResponseHeaders(status, bytes.length);
			exchange.getResponseBody().write(bytes);
			exchange.close();
		});
		server.start();
		try {
			return new ApplicationSettings(this.notes).of(at("http://127.0.0.1:" + server.getAddress().getPort()));
		}
		finally {
			server.stop(0);
		}
	}

	/** Of which only the management port is there. */
	private static LiveTarget at(String managementUrl) {
		return (LiveTarget) Proxy.newProxyInstance(ApplicationSettingsTest.class.getClassLoader(),
				new Class<?>[] { LiveTarget.class }, (proxy, method, arguments) -> List.of(managementUrl));
	}

}
