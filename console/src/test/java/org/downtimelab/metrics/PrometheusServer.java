package org.downtimelab.metrics;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.downtimelab.console.FreePort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A real Prometheus on loopback, with the repository's configuration and rules. Only the
 * lab's address is another one.
 */
final class PrometheusServer implements AutoCloseable {

	/** The folder {@code metrics} of the repository. */
	static final Path CONFIGURATION = Path.of("..", "metrics").toAbsolutePath().normalize();

	private static final long READY_WITHIN_S = 60;

	private final HttpClient client = HttpClient.newHttpClient();

	private final Process process;

	private final String url;

	private final Path log;

	private PrometheusServer(Process process, int port, Path log) {
		this.process = process;
		this.url = "http://127.0.0.1:" + port;
		this.log = log;
	}

	/**
	 * Starts it.
	 * @param folder takes its data
	 * @param lab where the lab's metrics are, as host:port
	 */
	static PrometheusServer start(Path folder, String lab) throws Exception {
		String configuration = Files.readString(CONFIGURATION.resolve("prometheus.yml"));
		assertThat(configuration).contains("lab:9464");
		Files.writeString(folder.resolve("prometheus.yml"), configuration.replace("lab:9464", lab));
		Files.copy(CONFIGURATION.resolve("alerts.yml"), folder.resolve("alerts.yml"));
		int port = FreePort.find();
		Path log = folder.resolve("prometheus.log");
		PrometheusServer server = new PrometheusServer(
				program(log, "prometheus", "--config.file=" + folder.resolve("prometheus.yml"),
						"--storage.tsdb.path=" + folder.resolve("data"), "--web.listen-address=127.0.0.1:" + port),
				port, log);
		try {
			server.awaitReady();
		}
		catch (Exception | AssertionError notReady) {
			server.close();
			throw notReady;
		}
		return server;
	}

	private static Process program(Path log, String... command) {
		try {
			return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
		}
		catch (IOException ex) {
			throw new AssertionError("There is no " + command[0] + " (" + ex.getMessage()
					+ "): the alert rules and the dashboard cannot be proved. Debian's package is prometheus; "
					+ "without it, leave out the profile metrics", ex);
		}
	}

	/** Runs promtool in the folder of the configuration; returns what it says. */
	static String promtool(Path folder, String... arguments) throws Exception {
		Path log = Files.createTempFile(folder, "promtool", ".log");
		String[] command = new String[arguments.length + 1];
		command[0] = "promtool";
		System.arraycopy(arguments, 0, command, 1, arguments.length);
		Process promtool = program(log, command);
		assertThat(promtool.waitFor(READY_WITHIN_S, TimeUnit.SECONDS)).isTrue();
		assertThat(promtool.exitValue()).as(Files.readString(log)).isZero();
		return Files.readString(log);
	}

	private void awaitReady() throws Exception {
		long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(READY_WITHIN_S);
		while (true) {
			try {
				if (get("/-/ready").statusCode() == 200) {
					return;
				}
			}
			catch (IOException notListening) {
				assertThat(this.process.isAlive()).as(Files.readString(this.log)).isTrue();
			}
			assertThat(System.nanoTime()).as("Prometheus is ready").isLessThan(deadline);
			TimeUnit.MILLISECONDS.sleep(50);
		}
	}

	/** The series that an expression has now. */
	List<JsonNode> now(String expression) throws Exception {
		return data("/api/v1/query?query=" + encoded(expression)).path("result").values().stream().toList();
	}

	/** The series that an expression has in a stretch of time, looked at each second. */
	List<JsonNode> range(String expression, Stretch stretch) throws Exception {
		JsonNode answer = data("/api/v1/query_range?step=1&start=%d&end=%d&query=%s".formatted(stretch.from(),
				stretch.to(), encoded(expression)));
		return answer.path("result").values().stream().toList();
	}

	/** The values of a label. */
	List<String> labelValues(String label, String series, Stretch stretch) throws Exception {
		return data("/api/v1/label/%s/values?start=%d&end=%d&match[]=%s".replace("[]", "%%5B%%5D")
			.formatted(label, stretch.from(), stretch.to(), encoded(series))).values()
			.stream()
			.map(JsonNode::asString)
			.toList();
	}

	private static String encoded(String expression) {
		return URLEncoder.encode(expression, StandardCharsets.UTF_8);
	}

	private JsonNode data(String path) throws Exception {
		HttpResponse<String> answer = get(path);
		assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(200);
		return JsonMapper.shared().readTree(answer.body()).path("data");
	}

	private HttpResponse<String> get(String path) throws IOException, InterruptedException {
		return this.client.send(HttpRequest.newBuilder(URI.create(this.url + path)).build(),
				HttpResponse.BodyHandlers.ofString());
	}

	@Override
	public void close() throws InterruptedException {
		this.process.destroy();
		this.process.waitFor(10, TimeUnit.SECONDS);
		this.process.destroyForcibly();
	}

	/**
	 * A stretch of time.
	 *
	 * @param from seconds since the epoch
	 * @param to likewise
	 */
	record Stretch(long from, long to) {
	}

}
