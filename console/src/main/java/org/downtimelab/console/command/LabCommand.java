package org.downtimelab.console.command;

import java.io.PrintWriter;
import java.util.function.Supplier;

import org.downtimelab.command.RowsConverter;
import org.downtimelab.scenario.Rows;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code lab}: lists what it can do. */
@Command(name = "lab", mixinStandardHelpOptions = true, versionProvider = LabVersion.class,
		description = "Shows what a PostgreSQL schema migration does to live traffic.",
		subcommands = { RunCommand.class, CheckCommand.class, StageCommand.class, ReportCommand.class,
				CompareCommand.class, ListCommand.class, CleanCommand.class, NewScenarioCommand.class },
		footer = { "", "Examples:", "  lab list", "  lab run index", "  lab run index --path safe --rows 500k",
				"  lab stage", "  lab check src/main/resources/db/migration", "",
				"Exit codes: 0 done, 1 a safe path was not safe or a checked migration is harmful, 2 wrong usage,",
				"3 the environment failed or was too noisy to judge, 130 interrupted." })
public final class LabCommand implements Runnable {

	@Spec
	private CommandSpec spec;

	/** The command line, ready to execute. */
	public static CommandLine commandLine() {
		return new CommandLine(new LabCommand()).registerConverter(Rows.class, new RowsConverter())
			.setParameterExceptionHandler(new WrongUsage())
			.setExecutionExceptionHandler(new ConsoleErrors())
			.setExitCodeExceptionMapper((problem) -> ExitCode.ENVIRONMENT);
	}

	/**
	 * Runs what was typed. It throws nothing: an exception that left main would end the
	 * JVM with 1, which says that a promise was broken.
	 * @return the exit code
	 */
	public static int execute(String... arguments) {
		return execute(LabCommand::commandLine, new PrintWriter(System.err, true), arguments);
	}

	static int execute(Supplier<CommandLine> lab, PrintWriter err, String... arguments) {
		try {
			return lab.get().execute(arguments);
		}
		catch (Throwable problem) {
			ConsoleErrors.report(problem, err);
			return ExitCode.ENVIRONMENT;
		}
	}

	@Override
	public void run() {
		this.spec.commandLine().usage(this.spec.commandLine().getOut());
	}

}
