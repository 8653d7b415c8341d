package org.downtimelab.check;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * What is checked, and how.
 *
 * @param folder with the migrations
 * @param from the first version that is checked; null for the newest only
 * @param defaultRows of each table that a migration touches
 * @param rows of single tables, by name, with or without schema
 * @param at rows to extrapolate to, by table
 * @param schema a dump to begin with instead of the older migrations; null for none
 * @param seed a script that fills instead of the synthetic rows; null for none
 * @param statementTimeout the bound of each statement
 * @param allowSuperuser whether migrations are played as a superuser
 * @param only the files that are checked, absolute and normalized; null to go by
 * {@code from}
 * @param changed the older texts of files that have changed, by their path, absolute and
 * normalized. With {@code only}, repeatable ones are checked as well
 */
public record CheckOptions(Path folder, String from, long defaultRows, Map<String, Long> rows, Map<String, Long> at,
		Path schema, Path seed, Duration statementTimeout, boolean allowSuperuser, Set<Path> only,
		Map<Path, String> changed) {

	/** A check in which no file has changed. */
	public CheckOptions(Path folder, String from, long defaultRows, Map<String, Long> rows, Map<String, Long> at,
			Path schema, Path seed, Duration statementTimeout, boolean allowSuperuser, Set<Path> only) {
		this(folder, from, defaultRows, rows, at, schema, seed, statementTimeout, allowSuperuser, only, Map.of());
	}

	/** The newest migration of a folder, at 200,000 rows. */
	public static CheckOptions of(Path folder) {
		return new CheckOptions(folder, null, 200_000, Map.of(), Map.of(), null, null, Duration.ofMinutes(2), false,
				null);
	}

}
