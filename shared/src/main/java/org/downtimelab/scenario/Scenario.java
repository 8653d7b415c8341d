package org.downtimelab.scenario;

import java.util.List;

import org.downtimelab.migrate.StartingSchema;
import org.downtimelab.traffic.Endpoint;

/**
 * One schema change that people get wrong, told three ways. Its module is
 * {@code scenario-<name>}, its SQL stands under {@code db/<name>}.
 */
public interface Scenario extends Subject {

	/** What goes wrong, in one line. */
	String hazard();

	/** What the framework or a beginner does. */
	Path risky();

	/** What guides teach as safe, and is not. */
	Path folklore();

	/** What we stand behind. */
	Path safe();

	@Override
	List<Check> goal();

	@Override
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

	@Override
	default List<Endpoint> endpoints() {
		return Endpoint.cast(Endpoint.Values.TEXT);
	}

	@Override
	default List<String> locations(String folder) {
		return List.of(StartingSchema.of(this).location(), "classpath:db/" + name() + "/" + folder);
	}

	default List<Path> paths() {
		return List.of(risky(), folklore(), safe());
	}

}
