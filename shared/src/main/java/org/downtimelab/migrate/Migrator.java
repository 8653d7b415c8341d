package org.downtimelab.migrate;

import java.util.List;

import javax.sql.DataSource;

import org.downtimelab.scenario.Migration;
import org.downtimelab.scenario.Path;
import org.downtimelab.scenario.Subject;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/**
 * Applies a scenario's migrations with Flyway, as its users would at work: its own files,
 * its own history table, one version at a time.
 */
public final class Migrator {

	private final Subject subject;

	private final DataSource target;

	/**
	 * A migrator for one database.
	 * @param subject whose migrations
	 * @param target the database
	 */
	public Migrator(Subject subject, DataSource target) {
		this.subject = subject;
		this.target = target;
	}

	/**
	 * Applies the starting schema of a scenario.
	 * @throws MigrationFailed if it cannot be applied
	 */
	public void baseline(StartingSchema schema) {
		run(configure(List.of(schema.location())), "1");
	}

	/**
	 * Applies the migrations of a folder, up to a version.
	 * @param folder as {@link Subject#locations} takes it
	 * @param version the last one, as in 12
	 * @throws MigrationFailed with the server's words
	 */
	public void migrateTo(String folder, String version) {
		run(configure(this.subject.locations(folder)), version);
	}

	/**
	 * Applies one migration of a path, and those before it that are missing.
	 * @throws MigrationFailed with the server's words
	 */
	public void migrate(Path path, Migration step) {
		FluentConfiguration configuration = configure(
				this.subject.locations(step.secondTry() ? path.name() + "-edited" : path.name()));
		if (step.lockTimeout() != null) {
			configuration
				.initSql("SELECT set_config('lock_timeout', '" + step.lockTimeout().toMillis() + "ms', false)");
		}
		run(configuration, step.version().substring(1));
	}

	/** Makes Flyway forget a failed migration; it mends nothing else. */
	public void repair(Path path) {
		configure(this.subject.locations(path.name())).load().repair();
	}

	private void run(FluentConfiguration configuration, String version) {
		try {
			configuration.target(MigrationVersion.fromVersion(version)).load().migrate();
		}
		catch (FlywayException ex) {
			throw new MigrationFailed("V" + version, ex);
		}
	}

	private FluentConfiguration configure(List<String> locations) {
		FluentConfiguration configuration = Flyway.configure(this.subject.getClass().getClassLoader())
			.dataSource(this.target)
			.locations(locations.toArray(String[]::new));
		// With its lock in a transaction, CREATE INDEX CONCURRENTLY waits for Flyway
		// itself, for ever.
		configuration.getPluginRegister().getExact(PostgreSQLConfigurationExtension.class).setTransactionalLock(false);
		return configuration;
	}

}
