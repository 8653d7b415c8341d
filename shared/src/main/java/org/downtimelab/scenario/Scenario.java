package org.downtimelab.scenario;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One schema change that people get wrong, told three ways. Its module is
 * {@code scenario-<name>}, its SQL stands under {@code db/<name>}.
 */
public interface Scenario {

	/** As typed: {@code lab run index}. */
	String name();

	/** What goes wrong, in one line. */
	String hazard();

	/** What the framework or a beginner does. */
	Path risky();

	/** What guides teach as safe, and is not. */
	Path folklore();

	/** What we stand behind. */
	Path safe();

	/**
	 * What must be true of the schema at the end, whatever the migration reported. Each
	 * path is held to it.
	 */
	List<Check> goal();

	/** The versions of the application's code, oldest first; the first one serves. */
	List<Release> releases();

	/**
	 * Rows of the large table where nobody says otherwise: enough that each lock that
	 * hurts is held for three times the SLO on a small machine.
	 */
	default long defaultRows() {
		return 5_000_000;
	}

	/**
	 * The tables to fill. By default the shared cast: a large and a small table of the
	 * same shape.
	 * @param rows of the large table
	 */
	default List<Seed> seeds(long rows) {
		return List.of(new Seed("large_order", rows), new Seed("small_order", 10));
	}

	/** The routes under load, the canary aside. */
	default List<Endpoint> endpoints() {
		return Endpoint.cast("text");
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

	default List<Path> paths() {
		return List.of(risky(), folklore(), safe());
	}

}
