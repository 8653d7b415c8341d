package org.downtimelab.traffic;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * What traffic an application wants to be measured with. It says so itself, as JSON, at
 * {@code GET /traffic}, so that users need to know nothing of scenarios.
 *
 * @param scenario the scenario's name
 * @param release of the code that answers, or null
 * @param rows rows of the large table, more than 0; ids are 1 to rows
 * @param canaryPort where the canary listens, apart from the request threads that the
 * application's users wait for
 * @param spare by table, the id of the first row to delete, less than 0; the next ones
 * have the ids below it; null if no endpoint deletes
 * @param endpoints the routes to put under load, each at the same rate
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record TrafficPlan(String scenario, String release, long rows, int canaryPort, Map<String, Long> spare,
		List<Endpoint> endpoints) {

	private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9-]*");

	public TrafficPlan {
		Requirement.of(scenario != null && WORD.matcher(scenario).matches(), "scenario", scenario, WORD);
		Requirement.of(rows > 0, "rows", rows, "more than 0");
		Requirement.of(canaryPort > 0 && canaryPort < 65536, "canaryPort", canaryPort, "1 to 65535");
		Requirement.of(endpoints != null && !endpoints.isEmpty(), "endpoints", endpoints, "at least one");
		long names = endpoints.stream().map(Endpoint::name).distinct().count();
		Requirement.of(names == endpoints.size(), "endpoints", endpoints, "names that differ");
		endpoints = List.copyOf(endpoints);
		spare = (spare != null) ? Map.copyOf(spare) : Map.of();
		for (Endpoint endpoint : endpoints) {
			Long first = spare.get(String.valueOf(endpoint.table()));
			Requirement.of(!endpoint.deletes() || (first != null && first < 0), "spare of " + endpoint.table(), first,
					"less than 0, since " + endpoint.name() + " deletes");
		}
	}

	/** What a field must be. */
	static final class Requirement {

		private Requirement() {
		}

		static void of(boolean met, String field, Object value, Object wanted) {
			if (!met) {
				throw failed(field, value, wanted);
			}
		}

		static IllegalArgumentException failed(String field, Object value, Object wanted) {
			return new IllegalArgumentException(
					"The traffic plan's " + field + " is '" + value + "'; it must be " + wanted);
		}

	}

}
