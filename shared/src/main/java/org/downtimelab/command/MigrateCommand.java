package org.downtimelab.command;

import java.util.Locale;
import java.util.concurrent.Callable;

import javax.sql.DataSource;

import org.downtimelab.migrate.MigrationFailed;
import org.downtimelab.migrate.Migrator;
import org.downtimelab.scenario.Migration;
import org.downtimelab.scenario.Path;
import org.downtimelab.scenario.Repair;
import org.downtimelab.scenario.Scenario;
import org.downtimelab.scenario.Step;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Walks a path's migrations by hand. */
@Command(name = "migrate", mixinStandardHelpOptions = true,
		description = "Apply a path's migrations, one after another, with Flyway.")
final class MigrateCommand implements Callable<Integer> {

	@ParentCommand
	private ScenarioCommand parent;

	@Spec
	private CommandSpec spec;

	@Mixin
	private Login login;

	@Parameters(paramLabel = "PATH", description = "risky, folklore or safe.")
	private String path;

	@Option(names = "--to", paramLabel = "VERSION", description = "Stop after this migration, as V2.")
	private String to;

	@Override
	public Integer call() {
		Path chosen = chosen();
		DataSource target = this.login.dataSource(this.spec, "downtime-lab-migration");
		Migrator migrator = new Migrator(this.parent.scenario(), target);
		for (Step step : chosen.steps()) {
			long begun = System.nanoTime();
			if (step instanceof Migration migration) {
				migrate(migrator, chosen, migration);
			}
			else if (step instanceof Repair) {
				migrator.repair(chosen);
			}
			else {
				System.out.printf("%-8s left to you: %s%n", step.name(), step.why());
				continue;
			}
			System.out.printf(Locale.ROOT, "%-8s %8.1f ms  %s%n", step.name(), (System.nanoTime() - begun) / 1e6,
					step.why());
			if (step.name().equals(this.to)) {
				break;
			}
		}
		return 0;
	}

	private void migrate(Migrator migrator, Path chosen, Migration step) {
		try {
			migrator.migrate(chosen, step);
		}
		catch (MigrationFailed ex) {
			if (!step.failureGoesOn()) {
				throw ex;
			}
			System.out.println(ex.getMessage());
		}
	}

	private Path chosen() {
		Scenario scenario = this.parent.scenario();
		Path chosen = scenario.paths()
			.stream()
			.filter((each) -> each.name().equals(this.path))
			.findFirst()
			.orElseThrow(() -> new ParameterException(this.spec.commandLine(),
					"There is no path '" + this.path + "': risky, folklore or safe"));
		if (this.to != null && chosen.steps().stream().noneMatch((step) -> step.name().equals(this.to))) {
			throw new ParameterException(this.spec.commandLine(),
					"The " + this.path + " path has no migration '" + this.to + "'");
		}
		return chosen;
	}

}
