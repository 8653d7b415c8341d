package org.downtimelab.command;

import java.sql.SQLException;

import org.downtimelab.migrate.MigrationFailed;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

import org.springframework.boot.web.server.PortInUseException;

/** Tells what went wrong in a line, and says by the exit code whose fault it was. */
final class CommandErrors implements IExecutionExceptionHandler {

	static final int MIGRATION_FAILED = 1;

	private static final int ENVIRONMENT_FAILED = 3;

	@Override
	public int handleExecutionException(Exception problem, CommandLine command, ParseResult parsed) {
		command.getErr().println(words(problem));
		return (problem instanceof MigrationFailed failed && !isConnection(failed.sqlState())) ? MIGRATION_FAILED
				: ENVIRONMENT_FAILED;
	}

	private static String words(Throwable problem) {
		for (Throwable each = problem; each != null; each = each.getCause()) {
			if (each instanceof PortInUseException port) {
				return "Port " + port.getPort() + " is in use: choose another with --port";
			}
			if (each instanceof SQLException sql) {
				return "The database says: " + sql.getMessage();
			}
		}
		return problem.getMessage();
	}

	private static boolean isConnection(String sqlState) {
		return sqlState != null && (sqlState.startsWith("08") || sqlState.startsWith("28") || sqlState.equals("3D000"));
	}

}
