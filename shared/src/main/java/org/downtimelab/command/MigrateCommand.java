package org.downtimelab.command;

import java.sql.SQLException;
import java.util.Locale;
import java.util.concurrent.Callable;

import javax.sql.DataSource;

import org.downtimelab.play.Outcome;
import org.downtimelab.play.StepPlayer;
import org.downtimelab.scenario.Job;
import org.downtimelab.scenario.Meanwhile;
import org.downtimelab.scenario.Path;
import org.downtimelab.scenario.Rollout;
import org.downtimelab.scenario.Scenario;
import org.downtimelab.scenario.Step;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
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

	@Option(names = "--to", paramLabel = "VERSION", description = "Stop after this migration, for example V2.")
	private String to;

	@Override
	public Integer call() throws SQLException {
		Path chosen = chosen();
		DataSource target = this.login.dataSource(this.spec, "downtime-lab-migration");
		try (StepPlayer player = new StepPlayer(this.parent.scenario(), chosen, target, target)
			.onBackfillProgress(new BackfillLine(System.out))
			.onWaiting(System.out::println)) {
			for (Step step : chosen.steps()) {
				if (step instanceof Meanwhile || step instanceof Rollout || step instanceof Job) {
					System.out.printf("%-8s is left to you: %s%n", step.name(), step.why());
					continue;
				}
				if (!play(player, step)) {
					return CommandErrors.MIGRATION_FAILED;
				}
				if (step.name().equals(this.to)) {
					break;
				}
			}
		}
		return 0;
	}

	private static boolean play(StepPlayer player, Step step) {
		long begun = System.nanoTime();
		Outcome outcome = player.play(step);
		System.out.printf(Locale.ROOT, "%-8s %8.1f ms  %s%n", step.name(), (System.nanoTime() - begun) / 1e6,
				outcome.error().map((words) -> "failed: " + words).orElse(step.why()));
		return outcome.goesOn();
	}

	private Path chosen() {
		Scenario scenario = this.parent.scenario();
		Path chosen = scenario.paths()
			.stream()
			.filter((each) -> each.name().equals(this.path))
			.findFirst()
			.orElseThrow(() -> new ParameterException(this.spec.commandLine(),
					"There is no path '" + this.path + "': use risky, folklore or safe"));
		if (this.to != null && chosen.steps().stream().noneMatch((step) -> step.name().equals(this.to))) {
			throw new ParameterException(this.spec.commandLine(),
					"The " + this.path + " path has no migration '" + this.to + "'");
		}
		return chosen;
	}

}
