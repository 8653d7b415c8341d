package org.downtimelab.scenario;

import java.util.List;

/**
 * An HTTP route under load.
 *
 * @param name as in large-update
 * @param kind read, update, insert, delete or canary
 * @param method of HTTP
 * @param path with {id} where an id belongs
 * @param body with {value} where the written value belongs, or null
 * @param values text or instant: what a written value looks like, or null
 * @param table that it touches, or null
 */
public record Endpoint(String name, String kind, String method, String path, String body, String values, String table) {

	private static final String BODY = "{\"value\":\"{value}\"}";

	/**
	 * Rows that a scenario with an endpoint that deletes seeds for it, apart from those
	 * that are read and updated: their ids are -1 to -SPARE_ROWS. At 50 requests a second
	 * they last for half an hour.
	 */
	public static final long SPARE_ROWS = 100_000;

	/** Neither database nor pool: tells a noisy machine from an outage. */
	public static final Endpoint CANARY = new Endpoint("canary", "canary", "GET", "/canary", null, null, null);

	public static Endpoint read(String name, String path, String table) {
		return new Endpoint(name, "read", "GET", path, null, null, table);
	}

	public static Endpoint update(String name, String path, String values, String table) {
		return new Endpoint(name, "update", "PUT", path, BODY, values, table);
	}

	public static Endpoint insert(String name, String path, String values, String table) {
		return new Endpoint(name, "insert", "POST", path, BODY, values, table);
	}

	/**
	 * An update of the large table through its entity: loaded, changed, and flushed with
	 * all of its columns, as Hibernate does unless it is told otherwise. A scenario that
	 * needs it adds it to the cast.
	 * @param values text or instant
	 */
	public static Endpoint flush(String values) {
		return update("large-flush", "/large/{id}/flush", values, "large_order");
	}

	/** Deletes a spare row of the table. */
	public static Endpoint delete(String name, String path, String table) {
		return new Endpoint(name, "delete", "DELETE", path, null, null, table);
	}

	/** Whether it deletes: then its ids are those of spare rows. */
	public boolean deletes() {
		return this.kind.equals("delete");
	}

	/** The endpoints that every scenario has. */
	public static List<Endpoint> cast(String values) {
		return List.of(read("large-read", "/large?from={id}", "large_order"),
				update("large-update", "/large/{id}", values, "large_order"),
				insert("large-insert", "/large", values, "large_order"), read("small-read", "/small", "small_order"));
	}

}
