package org.downtimelab.scenario.testing;

import java.time.Duration;
import java.util.Map;

import com.zaxxer.hikari.HikariDataSource;
import org.downtimelab.database.Database;
import org.downtimelab.experiment.ReleaseFailed;
import org.downtimelab.experiment.ReleaseStarter;
import org.downtimelab.experiment.RunningRelease;
import org.downtimelab.experiment.WatchedPlayer;
import org.downtimelab.migrate.MigrationFailed;
import org.downtimelab.migrate.Migrator;
import org.downtimelab.scenario.Release;
import org.downtimelab.scenario.Scenario;
import org.downtimelab.scenario.Step;
import org.downtimelab.serve.ScenarioApplication;

import org.springframework.context.ConfigurableApplicationContext;

/**
 * A release that serves in this JVM, where it starts sooner than in a process of its own.
 * It has one connection, so what it asks often enough is a prepared statement on the
 * server, as it is in production.
 *
 * @param release of its code
 * @param application that serves it
 */
record InJvmRelease(Release release, ConfigurableApplicationContext application) implements RunningRelease {

	/** Starts releases of a scenario; each serves when it is returned. */
	static ReleaseStarter starter(Scenario scenario, Database database) {
		return (release, path, startUpMigration) -> {
			if (startUpMigration != null) {
				try {
					new Migrator(scenario, database.dataSource(WatchedPlayer.MIGRATION)).migrate(path,
							Step.migrate(startUpMigration, "at start-up"));
				}
				catch (MigrationFailed ex) {
					throw new ReleaseFailed(ex.getMessage(), ex);
				}
			}
			return serve(scenario, release, database);
		};
	}

	static InJvmRelease serve(Scenario scenario, Release release, Database database) {
		return new InJvmRelease(release, ScenarioApplication.serve(scenario, release,
				Map.of("spring.datasource.url", database.url(), "spring.datasource.username", database.user(),
						"spring.datasource.password", database.password(), "spring.datasource.hikari.maximum-pool-size",
						1, "server.port", 0, "management.server.port", 0),
				null));
	}

	@Override
	public void awaitReady(Duration atMost) {
		// It has been ready since it was made.
	}

	@Override
	public String url() {
		return "http://127.0.0.1:" + this.application.getEnvironment().getRequiredProperty("local.server.port");
	}

	/** With other connections than so far: what those have prepared is forgotten. */
	void reconnect() {
		this.application.getBean(HikariDataSource.class).getHikariPoolMXBean().softEvictConnections();
	}

	@Override
	public void close() {
		this.application.close();
	}

}
