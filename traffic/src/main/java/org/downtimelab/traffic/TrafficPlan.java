package org.downtimelab.traffic;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * What traffic an application wants to be measured with. It says so itself, as JSON, at
 * {@code GET /traffic}.
 *
 * @param scenario the scenario's name
 * @param rows rows of the large table, more than 0; ids are 1 to rows
 * @param canaryPort where the canary listens, apart from the request threads that the
 * application's users wait for
 * @param spare by table, the id of the first row to delete, less than 0; the next ones
 * have the ids below it; null if no endpoint deletes
 * @param endpoints the routes to put under load, each at the same rate
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record TrafficPlan(String scenario, long rows, int canaryPort, Map<String, Long> spare,
		List<Endpoint> endpoints) {

	private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9-]*");

	private static final List<String> METHODS = List.of("GET", "PUT", "POST", "PATCH", "DELETE");

	public TrafficPlan {
		require(scenario != null && WORD.matcher(scenario).matches(), "scenario", scenario, WORD);
		require(rows > 0, "rows", rows, "more than 0");
		require(canaryPort > 0 && canaryPort < 65536, "canaryPort", canaryPort, "1 to 65535");
		require(endpoints != null && !endpoints.isEmpty(), "endpoints", endpoints, "at least one");
		long names = endpoints.stream().map(Endpoint::name).distinct().count();
		require(names == endpoints.size(), "endpoints", endpoints, "names that differ");
		endpoints = List.copyOf(endpoints);
		spare = (spare != null) ? Map.copyOf(spare) : Map.of();
		for (Endpoint endpoint : endpoints) {
			Long first = spare.get(String.valueOf(endpoint.table()));
			require(endpoint.kind() != Kind.DELETE || (first != null && first < 0), "spare of " + endpoint.table(),
					first, "less than 0, since " + endpoint.name() + " deletes");
		}
	}

	private static void require(boolean met, String field, Object value, Object wanted) {
		if (!met) {
			throw new IllegalArgumentException(
					"The traffic plan's " + field + " is '" + value + "'; it must be " + wanted);
		}
	}

	private static <E extends Enum<E>> E constant(String field, String name, E[] constants) {
		Optional<E> found = Arrays.stream(constants)
			.filter((constant) -> constant.name().toLowerCase(Locale.ROOT).equals(name))
			.findAny();
		require(found.isPresent(), field, name, "one of " + Arrays.toString(constants).toLowerCase(Locale.ROOT));
		return found.get();
	}

	/** What an endpoint does to its row. */
	public enum Kind {

		/** Reads a row, any of them. */
		READ,

		/** Writes a value to a row that no other request of the run writes to. */
		UPDATE,

		/** Adds a row; the answer is JSON with its {@code id}. */
		INSERT,

		/** Deletes a spare row, which no other request of the run uses. */
		DELETE,

		/** Uses neither database nor pool. */
		CANARY;

		@JsonCreator
		static Kind of(String name) {
			return constant("kind", name, values());
		}

	}

	/** What an endpoint writes. */
	public enum Values {

		/** A token that occurs once in the run. */
		TEXT,

		/** An ISO-8601 time with an offset, a moment that occurs once in the run. */
		INSTANT;

		@JsonCreator
		static Values of(String name) {
			return constant("values", name, values());
		}

	}

	/**
	 * A route under load.
	 *
	 * @param name its name, unique in the plan
	 * @param kind what it does to its row
	 * @param method the HTTP method
	 * @param path from the root, may hold {@code {id}} and {@code {value}}
	 * @param body JSON that may hold {@code {id}} and {@code {value}}, or null
	 * @param values what {@code {value}} stands for, or null if there is none
	 * @param table the table that it works on, or null
	 */
	@JsonIgnoreProperties(ignoreUnknown = true)
	public record Endpoint(String name, Kind kind, String method, String path, String body, Values values,
			String table) {

		public Endpoint {
			require(name != null && WORD.matcher(name).matches(), "endpoint name", name, WORD);
			require(kind != null, "kind of " + name, kind, List.of(Kind.values()));
			require(METHODS.contains(method), "method of " + name, method, METHODS);
			require(path != null && path.startsWith("/"), "path of " + name, path, "a path from the root, like /large");
			require(values != null || !(path + body).contains("{value}"), "values of " + name, values,
					List.of(Values.values()));
		}

	}

}
