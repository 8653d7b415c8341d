package org.downtimelab.console.command;

import java.io.PrintWriter;
import java.io.UncheckedIOException;

import org.downtimelab.database.DatabaseException;
import org.downtimelab.experiment.ShutdownCleanup;
import org.downtimelab.migrate.MigrationFailed;
import org.downtimelab.process.LabException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Tells what went wrong in words. A stack trace is for what the lab did not foresee: its
 * own faults.
 */
final class ConsoleErrors implements IExecutionExceptionHandler {

	@Override
	public int handleExecutionException(Exception problem, CommandLine command, ParseResult parsed) {
		if (problem instanceof ShutdownCleanup.Interrupted) {
			return ExitCode.INTERRUPTED;
		}
		if (foreseen(problem)) {
			command.getErr().println("lab: " + problem.getMessage());
		}
		else if (problem instanceof UncheckedIOException) {
			command.getErr().println("lab: " + problem.getMessage() + ": " + problem.getCause().getMessage());
		}
		else if (MigrationFailed.sqlException(problem) != null) {
			command.getErr().println("lab: the database says: " + MigrationFailed.sqlException(problem).getMessage());
		}
		else {
			report(problem, command.getErr());
		}
		return ExitCode.ENVIRONMENT;
	}

	/** Tells of a fault of the lab's own; where memory is out, as far as that goes. */
	static void report(Throwable problem, PrintWriter err) {
		try {
			err.println("lab: this is a bug in the lab. Please report it:");
			problem.printStackTrace(err);
		}
		catch (Error noMemory) {
			// The exit code says that it failed.
		}
	}

	private static boolean foreseen(Exception problem) {
		return problem instanceof LabException || problem instanceof DatabaseException
				|| problem instanceof MigrationFailed;
	}

}
