package org.downtimelab.metrics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

import static org.assertj.core.api.Assertions.assertThat;

/** What Grafana is given in compose fits the dashboard, and the other services. */
class GrafanaProvisioningTest {

	private static final Path GRAFANA = PrometheusServer.CONFIGURATION.resolve("grafana");

	private final Map<String, Map<String, Object>> services = services();

	private final Map<String, Object> datasource = datasource();

	@Test
	void theDashboardAsksTheDatasourceThatIsProvisioned() throws IOException {
		List<String> asked = Dashboard.read()
			.model()
			.findValues("datasource")
			.stream()
			.map((datasource) -> datasource.path("uid").asString())
			.distinct()
			.toList();
		assertThat(asked).containsExactly((String) this.datasource.get("uid"));
	}

	@Test
	void theDatasourceIsThePrometheusOfCompose() {
		URI url = URI.create((String) this.datasource.get("url"));
		Map<String, Object> prometheus = this.services.get(url.getHost());
		assertThat(prometheus).as("the service " + url.getHost()).isNotNull();
		assertThat((String) prometheus.get("image")).contains("PROMETHEUS_IMAGE");
		assertThat((List<?>) prometheus.get("ports")).singleElement().asString().endsWith(":" + url.getPort());
	}

	@Test
	void thePrometheusOfComposeAsksTheLab() throws IOException {
		assertThat(Files.readString(PrometheusServer.CONFIGURATION.resolve("prometheus.yml"))).contains("lab:9464");
		assertThat((List<?>) this.services.get("lab").get("command")).asString().contains("--metrics-port, 9464");
	}

	@Test
	@SuppressWarnings("unchecked")
	void theDashboardLiesWhereItIsLookedFor() throws IOException {
		Map<String, Object> provider = first("dashboards/downtime-lab.yml", "providers");
		String folder = (String) ((Map<String, Object>) provider.get("options")).get("path");
		Map<String, Object> grafana = this.services.get("grafana");
		assertThat((List<String>) grafana.get("volumes")).contains("./metrics/grafana/dashboards:" + folder + ":ro",
				"./metrics/grafana/provisioning:/etc/grafana/provisioning:ro");
		assertThat((Map<String, String>) grafana.get("environment"))
			.containsEntry("GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH", folder + "/downtime-lab.json");
	}

	private static Map<String, Object> datasource() {
		return first("datasources/prometheus.yml", "datasources");
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> first(String file, String list) {
		return ((List<Map<String, Object>>) read(GRAFANA.resolve("provisioning").resolve(file)).get(list)).get(0);
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Map<String, Object>> services() {
		return (Map<String, Map<String, Object>>) read(
				PrometheusServer.CONFIGURATION.resolveSibling("docker-compose.yml"))
			.get("services");
	}

	private static Map<String, Object> read(Path file) {
		try {
			return new Yaml().load(Files.readString(file));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
