package org.downtimelab.console.command;

import org.downtimelab.console.LabException;
import org.downtimelab.database.DatabaseException;
import org.downtimelab.migrate.MigrationFailed;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Tells what went wrong in words. A stack trace is for what the lab did not foresee: its
 * own faults.
 */
final class PlainErrors implements IExecutionExceptionHandler {

	@Override
	public int handleExecutionException(Exception problem, CommandLine command, ParseResult parsed) {
		if (problem instanceof LabException || problem instanceof DatabaseException
				|| problem instanceof MigrationFailed) {
			command.getErr().println("lab: " + problem.getMessage());
		}
		else {
			command.getErr().println("lab: this is a fault of the lab's own; please report it:");
			problem.printStackTrace(command.getErr());
		}
		return ExitCode.ENVIRONMENT;
	}

}
