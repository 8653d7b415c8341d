package org.downtimelab.command;

import java.util.Locale;

import org.downtimelab.process.Lifeline;
import org.downtimelab.scenario.Rows;
import org.downtimelab.scenario.Scenario;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The command line of one scenario. Exit codes: 0 done, 1 a migration failed, 2 wrong
 * usage, 3 the environment failed.
 */
@Command(mixinStandardHelpOptions = true, subcommands = { SeedCommand.class, MigrateCommand.class, ServeCommand.class },
		description = "Play one scenario of Downtime Lab by hand.")
public final class ScenarioCommand implements Runnable {

	private final Scenario scenario;

	@Spec
	private CommandLine.Model.CommandSpec spec;

	private ScenarioCommand(Scenario scenario) {
		this.scenario = scenario;
	}

	/**
	 * What a scenario's main method calls; ends the JVM when a command has ended.
	 * @param scenario whose command line
	 * @param arguments as typed
	 */
	public static void run(Scenario scenario, String... arguments) {
		Locale.setDefault(Locale.US);
		Lifeline.hold();
		int exit = commandLine(scenario).execute(arguments);
		if (exit != ServeCommand.SERVING) {
			System.exit(exit);
		}
	}

	static CommandLine commandLine(Scenario scenario) {
		return new CommandLine(new ScenarioCommand(scenario)).setCommandName("scenario-" + scenario.name())
			.registerConverter(Rows.class, new RowsConverter())
			.setExecutionExceptionHandler(new CommandErrors());
	}

	Scenario scenario() {
		return this.scenario;
	}

	@Override
	public void run() {
		throw new ParameterException(this.spec.commandLine(), "Choose a command: seed, migrate or serve");
	}

}
