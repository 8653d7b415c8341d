package org.downtimelab.migrate;

import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import org.downtimelab.scenario.Migration;
import org.downtimelab.scenario.Path;
import org.downtimelab.scenario.Scenario;
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

	private final Scenario scenario;

	private final DataSource target;

	/**
	 * A migrator for one database.
	 * @param scenario whose migrations
	 * @param target the database
	 */
	public Migrator(Scenario scenario, DataSource target) {
		this.scenario = scenario;
		this.target = target;
	}

	/**
	 * Applies the starting schema.
	 * @throws MigrationFailed if it cannot be applied
	 */
	public void baseline() {
		run(configure(null), "1");
	}

	/**
	 * Applies one migration of a path, and those before it that are missing.
	 * @throws MigrationFailed with the server's words
	 */
	public void migrate(Path path, Migration step) {
		FluentConfiguration configuration = configure(path);
		if (step.lockTimeout() != null) {
			configuration
				.initSql("SELECT set_config('lock_timeout', '" + step.lockTimeout().toMillis() + "ms', false)");
		}
		if (step.secondTry()) {
			configuration.locations(locations(path.name() + "-edited"));
		}
		run(configuration, step.version().substring(1));
	}

	/** Makes Flyway forget a failed migration; it mends nothing else. */
	public void repair(Path path) {
		configure(path).load().repair();
	}

	private void run(FluentConfiguration configuration, String version) {
		try {
			configuration.target(MigrationVersion.fromVersion(version)).load().migrate();
		}
		catch (FlywayException ex) {
			throw new MigrationFailed("V" + version, ex);
		}
	}

	private FluentConfiguration configure(Path path) {
		FluentConfiguration configuration = Flyway.configure(this.scenario.getClass().getClassLoader())
			.dataSource(this.target)
			.locations(locations((path != null) ? path.name() : null));
		// With its lock in a transaction, CREATE INDEX CONCURRENTLY waits for Flyway
		// itself, for ever.
		configuration.getPluginRegister().getExact(PostgreSQLConfigurationExtension.class).setTransactionalLock(false);
		return configuration;
	}

	private String[] locations(String folder) {
		List<String> locations = new ArrayList<>(List.of(StartingSchema.of(this.scenario).location()));
		if (folder != null) {
			locations.add("classpath:db/" + this.scenario.name() + "/" + folder);
		}
		return locations.toArray(String[]::new);
	}

}
