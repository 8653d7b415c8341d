package org.downtimelab.metrics;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Grafana's dashboard, as its JSON model has it. */
record Dashboard(JsonNode model) {

	private static final Pattern LABEL_VALUES = Pattern.compile("label_values\\((.+), (\\w+)\\)");

	static Dashboard read() throws IOException {
		return new Dashboard(JsonMapper.shared()
			.readTree(
					Files.readString(PrometheusServer.CONFIGURATION.resolve("grafana/dashboards/downtime-lab.json"))));
	}

	Stream<Query> queries() {
		return this.model.path("panels")
			.values()
			.stream()
			.flatMap((panel) -> panel.path("targets")
				.values()
				.stream()
				.map((target) -> new Query(panel.path("title").asString(), target.path("expr").asString(),
						target.path("datasource").path("uid").asString())));
	}

	List<Variable> variables() {
		return this.model.path("templating").path("list").values().stream().map((variable) -> {
			Matcher query = LABEL_VALUES.matcher(variable.path("query").path("query").asString());
			if (!query.matches()) {
				throw new AssertionError("No label_values(series, label): " + variable);
			}
			return new Variable(variable.path("name").asString(), query.group(1), query.group(2));
		}).toList();
	}

	/**
	 * A query of a panel.
	 *
	 * @param panel its title
	 * @param expression with variables in it
	 * @param datasource its uid
	 */
	record Query(String panel, String expression, String datasource) {

		/** The expression, with values for the variables. */
		String of(String scenario, String path) {
			return this.expression.replace("$scenario", scenario).replace("$path", path);
		}

		@Override
		public String toString() {
			return this.panel + ": " + this.expression;
		}

	}

	/**
	 * A variable whose values Prometheus knows.
	 *
	 * @param name of it
	 * @param series that have the label
	 * @param label whose values they are
	 */
	record Variable(String name, String series, String label) {
	}

}
