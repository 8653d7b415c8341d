package org.downtimelab.scenario;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.downtimelab.traffic.Endpoint;

/** What a change is made to, and what must be true of it at the end. */
public interface Subject {

	/** One word, as in a folder's name. */
	String name();

	/**
	 * The change in plain words, as a title: "Add an index on large_order (customer_id)".
	 */
	default String title() {
		return name();
	}

	/**
	 * Where Flyway finds the migrations of a change, as it takes them: {@code classpath:}
	 * or {@code filesystem:} and a folder.
	 * @param folder of the change, as in risky
	 */
	List<String> locations(String folder);

	/**
	 * What must be true of the schema at the end, whatever the migration reported. Each
	 * change is held to it.
	 */
	default List<Check> goal() {
		return List.of();
	}

	/** The versions of the application's code, oldest first; the first one serves. */
	default List<Release> releases() {
		return List.of();
	}

	/** The application's routes under load, the canary aside. */
	default List<Endpoint> endpoints() {
		return List.of();
	}

	/** Where an endpoint's acknowledged writes must be found at the end of a path. */
	default Column written(Path path, Endpoint endpoint) {
		return new Column(endpoint.table(), "note");
	}

	/**
	 * The tables in which a row of this table counts as kept: the table itself, and those
	 * to which a path moves some of its rows.
	 */
	default List<String> keptIn(String table) {
		return List.of(table);
	}

	/**
	 * Columns that a path renames on purpose, as "table.old" to "table.new": they count
	 * as the same when schemas are compared.
	 */
	default Map<String, String> renames(Path path) {
		return Map.of();
	}

	/**
	 * Tables that a path leaves behind on purpose: they are left out of the comparison.
	 */
	default Set<String> leaves(Path path) {
		return Set.of();
	}

	/** The rows that no path may destroy, if any path deletes some. */
	default Optional<KeptRows> keptRows() {
		return Optional.empty();
	}

}
