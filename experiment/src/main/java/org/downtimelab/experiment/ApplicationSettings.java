package org.downtimelab.experiment;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import org.downtimelab.process.Ask;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Asks the application which settings it has, on its management port. */
final class ApplicationSettings {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private static final JsonMapper JSON = new JsonMapper();

	private final Notes notes;

	/**
	 * Somebody who asks.
	 * @param notes is told if there is no answer
	 */
	ApplicationSettings(Notes notes) {
		this.notes = notes;
	}

	/** The settings of its first instance, by name; none if it does not say them. */
	Map<String, String> of(LiveTarget application) {
		if (application.instances().isEmpty()) {
			return Map.of();
		}
		try {
			HttpResponse<String> answer = Ask.get(application.instances().get(0) + "/actuator/settings", PATIENCE);
			if (answer.statusCode() == 200) {
				return JSON.readValue(answer.body(), new TypeReference<LinkedHashMap<String, String>>() {
				});
			}
			return unknown("status " + answer.statusCode());
		}
		catch (JacksonException ex) {
			return unknown("no JSON of names and values");
		}
		catch (IOException ex) {
			return unknown(ex.toString());
		}
	}

	private Map<String, String> unknown(String answer) {
		this.notes.add("the application does not say its settings: its answer is " + answer);
		return Map.of();
	}

}
