package org.downtimelab.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.downtimelab.process.CleanEnvironment;

/** Runs short programs to their end. */
final class Program {

	private Program() {
	}

	/** Runs it; a program that is not there counts as one that failed. */
	static Result run(List<String> command) {
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
		CleanEnvironment.clean(builder.environment());
		try {
			Process process = builder.start();
			process.getOutputStream().close();
			String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			return new Result(process.waitFor(), output);
		}
		catch (IOException ex) {
			return new Result(-1, ex.getMessage());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new DatabaseException("Interrupted while " + command.get(0) + " ran", ex);
		}
	}

	/**
	 * How it ended.
	 *
	 * @param code 0 is success
	 * @param output both streams of it
	 */
	record Result(int code, String output) {

		boolean succeeded() {
			return this.code == 0;
		}

	}

}
