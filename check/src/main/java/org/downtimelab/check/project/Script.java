package org.downtimelab.check.project;

import java.nio.file.Path;

import org.flywaydb.core.api.MigrationVersion;

/**
 * A script of a project.
 *
 * @param file where it is
 * @param kind by its name
 * @param version null for a repeatable one
 * @param description as its name has it
 */
public record Script(Path file, Kind kind, MigrationVersion version, String description) {

	/** The name of its file. */
	public String name() {
		return this.file.getFileName().toString();
	}

	/** What a name makes of a script. */
	public enum Kind {

		/** Runs once, in the order of versions. */
		VERSIONED,

		/** Leads back from a version. */
		UNDO,

		/** Runs again whenever it changes. */
		REPEATABLE

	}

}
