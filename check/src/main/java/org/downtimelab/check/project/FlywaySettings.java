package org.downtimelab.check.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.downtimelab.check.CheckRefused;

/**
 * How a project has Flyway work: what stands in the first file that says so, beside the
 * folder of the scripts or above it. Where the database is and who logs in there is left
 * out.
 *
 * @param properties as in flyway.conf, with their prefix
 * @param file where they stand; null if there is none
 */
record FlywaySettings(Map<String, String> properties, Path file) {

	private static final List<String> NAMES = List.of("flyway.conf", "conf/flyway.conf", "flyway.toml",
			"application.properties", "application.yml", "application.yaml", "config/application.properties",
			"config/application.yml", "src/main/resources/application.properties", "src/main/resources/application.yml",
			"src/main/resources/application.yaml");

	/** What decides about the place, the login or the run, and not about the scripts. */
	private static final List<String> LEFT_OUT = List.of("flyway.url", "flyway.user", "flyway.password",
			"flyway.driver", "flyway.target", "flyway.callbacks", "flyway.resolvers", "flyway.enabled",
			"flyway.locations", "flyway.jdbcProperties", "flyway.connectRetries", "flyway.connectRetriesInterval",
			"flyway.cleanDisabled", "flyway.cleanOnValidationError", "flyway.environment", "flyway.workingDirectory",
			"flyway.loggers", "flyway.skipDefaultCallbacks", "flyway.skipDefaultResolvers", "flyway.dryRunOutput",
			"flyway.licenseKey", "flyway.token", "flyway.email", "flyway.reportFilename", "flyway.reportEnabled",
			"flyway.cherryPick", "flyway.failOnMissingLocations", "flyway.configFiles", "flyway.lockRetryCount",
			"flyway.validateMigrationNaming", "flyway.outputQueryResults", "flyway.callbackLocations",
			"flyway.driverClassName", "flyway.stream", "flyway.batch", "flyway.errorOverrides",
			"flyway.baselineOnMigrate", "flyway.baselineVersion", "flyway.group");

	private static final int HIGHEST = 8;

	/** Looks in the folder and in those above, as far as the root of a repository. */
	static FlywaySettings near(Path folder) {
		Path at = folder.toAbsolutePath().normalize();
		for (int i = 0; i < HIGHEST && at != null; i++) {
			for (String name : NAMES) {
				Path file = at.resolve(name);
				Map<String, String> found = Files.isRegularFile(file) ? read(file) : Map.of();
				if (!found.isEmpty()) {
					return new FlywaySettings(found, file);
				}
			}
			if (Files.exists(at.resolve(".git"))) {
				break;
			}
			at = at.getParent();
		}
		return new FlywaySettings(Map.of(), null);
	}

	private static Map<String, String> read(Path file) {
		try {
			String text = Files.readString(file);
			String name = file.getFileName().toString();
			return name.startsWith("flyway.") ? (name.endsWith(".toml") ? TomlSettings.of(text) : ConfSettings.of(text))
					: SpringSettings.of(text, name.endsWith(".properties"));
		}
		catch (IOException | RuntimeException ex) {
			throw new CheckRefused(file + " cannot be read: " + ex.getMessage(), ex);
		}
	}

	/** The folders that the project names; empty if it names none. */
	List<String> locations() {
		String named = this.properties.getOrDefault("flyway.locations", "");
		List<String> locations = new ArrayList<>();
		for (String each : named.split(",")) {
			if (!each.isBlank()) {
				locations.add(each.strip());
			}
		}
		return locations;
	}

	/** What Flyway is given. */
	Map<String, String> forScripts() {
		Map<String, String> kept = new LinkedHashMap<>(this.properties);
		LEFT_OUT.forEach(kept::remove);
		kept.keySet()
			.removeIf((key) -> key.startsWith("flyway.environments.") || key.startsWith("flyway.jdbcProperties."));
		return kept;
	}

}
