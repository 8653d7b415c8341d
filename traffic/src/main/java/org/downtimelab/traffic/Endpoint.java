package org.downtimelab.traffic;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonValue;
import org.downtimelab.traffic.TrafficPlan.Requirement;

/**
 * An HTTP route under load.
 *
 * @param name as in large-update, unique among those of an application
 * @param kind what it does to its row
 * @param method of HTTP
 * @param path from the root, may hold {@code {id}} and {@code {value}}
 * @param body JSON that may hold {@code {id}} and {@code {value}}, or null
 * @param values what {@code {value}} stands for, or null if there is none
 * @param table that it works on, or null
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Endpoint(String name, Kind kind, String method, String path, String body, Values values, String table) {

	private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9-]*");

	private static final List<String> METHODS = List.of("GET", "PUT", "POST", "PATCH", "DELETE");

	private static final String BODY = "{\"value\":\"{value}\"}";

	/**
	 * Rows that a scenario with an endpoint that deletes seeds for it, apart from those
	 * that are read and updated: their ids are -1 to -SPARE_ROWS. At 50 requests a second
	 * they last for half an hour.
	 */
	public static final long SPARE_ROWS = 100_000;

	/** Neither database nor pool: tells a noisy machine from an outage. */
	public static final Endpoint CANARY = new Endpoint("canary", Kind.CANARY, "GET", "/canary", null, null, null);

	public Endpoint {
		Requirement.of(name != null && WORD.matcher(name).matches(), "endpoint name", name, WORD);
		Requirement.of(kind != null, "kind of " + name, kind, List.of(Kind.values()));
		Requirement.of(METHODS.contains(method), "method of " + name, method, METHODS);
		Requirement.of(path != null && path.startsWith("/"), "path of " + name, path,
				"a path from the root, like /large");
		Requirement.of(values != null || !(path + body).contains("{value}"), "values of " + name, values,
				List.of(Values.values()));
	}

	public static Endpoint read(String name, String path, String table) {
		return new Endpoint(name, Kind.READ, "GET", path, null, null, table);
	}

	public static Endpoint update(String name, String path, Values values, String table) {
		return new Endpoint(name, Kind.UPDATE, "PUT", path, BODY, values, table);
	}

	public static Endpoint insert(String name, String path, Values values, String table) {
		return new Endpoint(name, Kind.INSERT, "POST", path, BODY, values, table);
	}

	/**
	 * An update of the large table through its entity: loaded, changed, and flushed with
	 * all of its columns, as Hibernate does unless it is told otherwise. A scenario that
	 * needs it adds it to the cast.
	 */
	public static Endpoint flush(Values values) {
		return update("large-flush", "/large/{id}/flush", values, "large_order");
	}

	/**
	 * The latest orders of one customer, by the column {@code customer_id}. A scenario
	 * that needs it adds it to the cast, as well as the next two.
	 */
	public static Endpoint lookUp() {
		return read("large-lookup", "/large/customer/{id}", "large_order");
	}

	/** The page of the oldest orders: it begins at the lowest key that is left. */
	public static Endpoint oldest() {
		return read("large-oldest", "/large/oldest", "large_order");
	}

	/** Deletes an order; the scenario's seed has spare ones. */
	public static Endpoint delete() {
		return delete("large-delete", "/large/{id}", "large_order");
	}

	/** Deletes a spare row of the table. */
	public static Endpoint delete(String name, String path, String table) {
		return new Endpoint(name, Kind.DELETE, "DELETE", path, null, null, table);
	}

	/** The endpoints that every scenario has, then those that one adds. */
	public static List<Endpoint> cast(Values values, Endpoint... more) {
		return Stream.concat(Stream.of(read("large-read", "/large?from={id}", "large_order"),
				update("large-update", "/large/{id}", values, "large_order"),
				insert("large-insert", "/large", values, "large_order"), read("small-read", "/small", "small_order")),
				Stream.of(more))
			.toList();
	}

	/** Whether it deletes: then its ids are those of spare rows. */
	public boolean deletes() {
		return this.kind == Kind.DELETE;
	}

	private static <E extends Enum<E>> E constant(String field, String name, E[] constants) {
		return Arrays.stream(constants)
			.filter((constant) -> word(constant).equals(name))
			.findAny()
			.orElseThrow(() -> Requirement.failed(field, name,
					"one of " + Arrays.toString(constants).toLowerCase(Locale.ROOT)));
	}

	private static String word(Enum<?> constant) {
		return constant.name().toLowerCase(Locale.ROOT);
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

		/** As in JSON: read, update … */
		@JsonValue
		public String word() {
			return Endpoint.word(this);
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

		/** As in JSON: text, instant. */
		@JsonValue
		public String word() {
			return Endpoint.word(this);
		}

	}

}
