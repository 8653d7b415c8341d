package org.downtimelab.command;

import java.util.Map;

import org.downtimelab.migrate.StartingSchema;
import org.downtimelab.scenario.Path;
import org.downtimelab.scenario.Scenario;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Spring Boot's own Flyway, which the application otherwise serves without. */
final class StartUpMigration {

	@Option(names = "--flyway", paramLabel = "PATH",
			description = "Apply this path's migrations when the application starts, as Spring Boot does by default: "
					+ "risky, folklore or safe.")
	private String path;

	@Option(names = "--flyway-target", paramLabel = "VERSION",
			description = "Stop --flyway after this migration, for example V2 (default: apply all).")
	private String target;

	/** What Spring Boot must be told. */
	Map<String, Object> settings(Scenario scenario, CommandSpec command) {
		if (this.path == null) {
			if (this.target != null) {
				throw new ParameterException(command.commandLine(),
						"--flyway-target " + this.target + " needs a path: --flyway risky, folklore or safe");
			}
			return Map.of();
		}
		if (scenario.paths().stream().map(Path::name).noneMatch(this.path::equals)) {
			throw new ParameterException(command.commandLine(),
					"There is no path '" + this.path + "': use risky, folklore or safe");
		}
		return Map.of("spring.flyway.enabled", true, "spring.flyway.locations",
				StartingSchema.of(scenario).location() + ",classpath:db/" + scenario.name() + "/" + this.path,
				"spring.flyway.target", version(command),
				// With its lock in a transaction, CREATE INDEX CONCURRENTLY waits for
				// Flyway itself, for ever.
				"spring.flyway.postgresql.transactional-lock", false);
	}

	private String version(CommandSpec command) {
		if (this.target == null) {
			return "latest";
		}
		if (!this.target.matches("V\\d+")) {
			throw new ParameterException(command.commandLine(),
					"--flyway-target '" + this.target + "' is not a migration: use a name like V2");
		}
		return this.target.substring(1);
	}

}
