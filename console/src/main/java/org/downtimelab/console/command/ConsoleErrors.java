package org.downtimelab.console.command;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Optional;

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
		foreseen(problem).ifPresentOrElse((words) -> command.getErr().println("lab: " + words),
				() -> report(problem, command.getErr()));
		return ExitCode.ENVIRONMENT;
	}

	/** What went wrong, in words; empty if it is the lab that is to blame. */
	static Optional<String> foreseen(Exception problem) {
		if (problem instanceof LabException || problem instanceof DatabaseException
				|| problem instanceof MigrationFailed) {
			return Optional.of(problem.getMessage());
		}
		if (problem instanceof UncheckedIOException) {
			return Optional.of(problem.getMessage() + ": " + problem.getCause().getMessage());
		}
		return Optional.ofNullable(MigrationFailed.sqlException(problem))
			.map((said) -> "the database says: " + said.getMessage());
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

}
