package org.downtimelab.check.project;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.downtimelab.check.project.Script.Kind;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.internal.resource.ResourceName;
import org.flywaydb.core.internal.resource.ResourceNameParser;

/** What Flyway makes of the names of files. */
final class ScriptNames {

	private static final Pattern LIKE_ONE = Pattern.compile("(?i)[VUR]\\d.*\\.sql|[vur]\\w*__.*\\.sql|[VUR]_.*\\.sql");

	private final Configuration configuration;

	private final List<String> notes = new ArrayList<>();

	ScriptNames(Configuration configuration) {
		this.configuration = configuration;
	}

	/** The script, or null if the file is none of Flyway's. */
	Script script(Path file) {
		String name = file.getFileName().toString();
		boolean sql = Stream.of(this.configuration.getSqlMigrationSuffixes()).anyMatch(name::endsWith);
		boolean back = file.getParent() != null && file.getParent().endsWith("rollback");
		if (!sql) {
			return null;
		}
		String versioned = this.configuration.getSqlMigrationPrefix();
		boolean undo = name.matches("U\\d.*");
		try {
			ResourceName read = new ResourceNameParser(this.configuration)
				.parse(undo ? versioned + name.substring(1) : name, this.configuration.getSqlMigrationSuffixes());
			boolean repeatable = read.isValid()
					&& read.getPrefix().equals(this.configuration.getRepeatableSqlMigrationPrefix());
			boolean hasVersion = read.isValid() && read.getPrefix().equals(versioned);
			if (repeatable && !back) {
				return new Script(file, Kind.REPEATABLE, null, read.getDescription());
			}
			if (hasVersion) {
				MigrationVersion version = read.getVersion();
				return new Script(file, (undo || back) ? Kind.UNDO : Kind.VERSIONED, version, read.getDescription());
			}
		}
		catch (FlywayException ex) {
			this.notes.add(name + " is left out: " + ex.getMessage().strip().replaceAll("\\s+", " "));
			return null;
		}
		if (LIKE_ONE.matcher(name).matches()) {
			this.notes.add(name + " is left out, as Flyway leaves it out: a migration is named like "
					+ "V2__add_index.sql, with two underscores");
		}
		return null;
	}

	static boolean isSql(Path file) {
		return file.getFileName().toString().endsWith(".sql");
	}

	List<String> notes() {
		return this.notes;
	}

}
