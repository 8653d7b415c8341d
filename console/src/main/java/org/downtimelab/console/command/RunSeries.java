package org.downtimelab.console.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import org.downtimelab.experiment.ShutdownCleanup;
import org.downtimelab.experiment.result.RunResult;
import org.downtimelab.report.Unfinished;

/**
 * Plays scenarios one after another. If one fails, the next one still runs, unless it
 * would fail in the same way.
 */
final class RunSeries {

	private final List<RunResult> results = new ArrayList<>();

	private final List<Unfinished> unfinished = new ArrayList<>();

	private final BooleanSupplier serverAnswers;

	private final ShutdownCleanup early;

	private final PrintWriter err;

	/**
	 * A series with no scenario played yet.
	 * @param serverAnswers is asked after a failure
	 * @param err is told in one line what failed
	 */
	RunSeries(BooleanSupplier serverAnswers, ShutdownCleanup early, PrintWriter err) {
		this.serverAnswers = serverAnswers;
		this.early = early;
		this.err = err;
	}

	/**
	 * Plays one.
	 * @throws RuntimeException if the lab is interrupted, the server is gone, a disk is
	 * full, or the lab is to blame: nothing more can be played then
	 */
	void play(String scenario, Supplier<RunResult> run) {
		try {
			this.results.add(this.early.during(run));
		}
		catch (RuntimeException ex) {
			String words = ConsoleErrors.foreseen(ex).orElseThrow(() -> ex);
			if (diskFull(ex) || !this.serverAnswers.getAsBoolean()) {
				throw ex;
			}
			this.unfinished.add(new Unfinished(scenario, words));
			this.err.println("lab: " + scenario + " did not finish: " + words);
			this.err.flush();
		}
	}

	private static boolean diskFull(Throwable problem) {
		for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
			if ((cause instanceof SQLException ex && "53100".equals(ex.getSQLState())) || (cause instanceof IOException
					&& String.valueOf(cause.getMessage()).contains("No space left on device"))) {
				return true;
			}
		}
		return false;
	}

	List<RunResult> results() {
		return this.results;
	}

	List<Unfinished> unfinished() {
		return this.unfinished;
	}

}
