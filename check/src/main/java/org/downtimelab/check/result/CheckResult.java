package org.downtimelab.check.result;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * All that was checked.
 *
 * @param postgres the server's version, as in 18.6
 * @param rows of each table that was filled, by its name with schema
 * @param migrations in the order in which they were played
 * @param notes what could not be played or filled, one sentence each
 */
public record CheckResult(String postgres, Map<String, Long> rows, List<CheckedMigration> migrations,
		List<String> notes) {

	/** The worst verdict; harmless if nothing was checked. */
	public Verdict worst() {
		return this.migrations.stream()
			.map(CheckedMigration::verdict)
			.max(Comparator.naturalOrder())
			.orElse(Verdict.HARMLESS);
	}

}
