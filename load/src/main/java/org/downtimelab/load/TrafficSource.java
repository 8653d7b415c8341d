package org.downtimelab.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.downtimelab.process.Ask;
import org.downtimelab.traffic.TrafficPlan;

/**
 * Asks the application under test for its {@link TrafficPlan}.
 */
final class TrafficSource {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private TrafficSource() {
	}

	/**
	 * Fetches the plan.
	 * @param settings where from, and which scenario is expected
	 * @throws IllegalStateException if the application cannot be reached, does not answer
	 * with a plan, or serves another scenario
	 */
	static TrafficPlan fetch(LoadSettings settings) {
		URI uri = URI.create(settings.url() + "/traffic");
		TrafficPlan plan = parse(uri, get(uri));
		if (!plan.scenario().equals(settings.scenario())) {
			throw new IllegalStateException("The application at " + settings.url() + " serves the scenario '"
					+ plan.scenario() + "', not '" + settings.scenario()
					+ "'; start the other application, or give -Dscenario=" + plan.scenario());
		}
		return plan;
	}

	private static String get(URI uri) {
		try {
			HttpResponse<String> answer = Ask.get(uri.toString(), PATIENCE);
			if (answer.statusCode() != 200) {
				throw new IllegalStateException(
						"GET " + uri + " answered " + answer.statusCode() + "; is that the application of a scenario?");
			}
			return answer.body();
		}
		catch (IOException ex) {
			throw new IllegalStateException("No answer from GET " + uri + "; is the application running?", ex);
		}
	}

	static TrafficPlan parse(URI uri, String json) {
		try {
			return new ObjectMapper().readValue(json, TrafficPlan.class);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException(
					"GET " + uri + " did not answer with a traffic plan: " + ex.getOriginalMessage(), ex);
		}
	}

}
