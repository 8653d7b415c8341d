package org.downtimelab.experiment;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.downtimelab.process.Ask;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks the application, on its management port, which SQL it sends for each of its
 * endpoints. It is the first instance that answers for all: at the end of a path all are
 * of one release.
 */
final class EndpointSql {

	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private static final JsonMapper JSON = new JsonMapper();

	private EndpointSql() {
	}

	/**
	 * The statements by endpoint.
	 * @param instances management addresses of the serving instances; the first is asked
	 * @param notes is told if it does not say
	 * @return with {@code ?} for each value; none where nobody knows
	 */
	static Map<String, List<String>> of(List<String> instances, Notes notes) {
		if (instances.isEmpty()) {
			return Map.of();
		}
		try {
			HttpResponse<String> answer = Ask.get(instances.get(0) + "/actuator/sql", PATIENCE);
			if (answer.statusCode() == 200) {
				return JSON.readValue(answer.body(), new TypeReference<LinkedHashMap<String, List<String>>>() {
				});
			}
			notes.add("no plans: the application does not say which SQL it sends, its answer is status "
					+ answer.statusCode());
		}
		catch (JacksonException | IOException ex) {
			notes.add("no plans: the application does not say which SQL it sends: " + ex);
		}
		return Map.of();
	}

}
