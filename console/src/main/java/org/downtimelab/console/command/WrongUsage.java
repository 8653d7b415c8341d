package org.downtimelab.console.command;

import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what was typed wrongly, and where to read on: not the whole help. */
final class WrongUsage implements IParameterExceptionHandler {

	@Override
	public int handleParseException(ParameterException problem, String[] arguments) {
		CommandLine command = problem.getCommandLine();
		command.getErr().println("lab: " + problem.getMessage());
		UnmatchedArgumentException.printSuggestions(problem, command.getErr());
		command.getErr().println("`" + command.getCommandSpec().qualifiedName() + " --help` shows the usage");
		return ExitCode.WRONG_USAGE;
	}

}
