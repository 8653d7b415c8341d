package org.downtimelab.console.screen;

import java.io.PrintStream;
import java.util.Locale;

import org.downtimelab.experiment.RunListener;
import org.downtimelab.experiment.result.PathResult;
import org.downtimelab.scenario.Path;
import org.downtimelab.scenario.Step;

/** A run as plain lines, for where there is no terminal: a log, a pipe, CI. */
public final class PlainLines implements RunListener {

	private static final double PULSE_EVERY_MS = 5_000;

	private final PrintStream out;

	private double lastPulseMs;

	private long lastTenth;

	public PlainLines(PrintStream out) {
		this.out = out;
	}

	@Override
	public void note(String what) {
		this.out.println("  " + what);
	}

	@Override
	public synchronized void seeding(long done, long rows) {
		long tenth = done * 10 / rows;
		if (tenth != this.lastTenth) {
			this.lastTenth = tenth;
			this.out.printf(Locale.ROOT, "  seeding %,d of %,d rows%n", done, rows);
		}
	}

	@Override
	public void pathBegins(Path path) {
		this.lastPulseMs = 0;
		this.out.println(path.name() + ": " + path.claim());
	}

	@Override
	public void phase(String name) {
		this.out.println("  " + name);
	}

	@Override
	public void stepBegins(Step step) {
		this.out.println("  " + called(step) + ": " + step.why());
	}

	@Override
	public void stepEnds(Step step, double ms, String error) {
		this.out.printf(Locale.ROOT, "  %s: %.1f ms%s%n", called(step), ms,
				(error != null) ? ", failed: " + error : "");
	}

	/** "migration V2", but "backfill" only once. */
	private static String called(Step step) {
		return step.kind().equals(step.name()) ? step.name() : step.kind() + " " + step.name();
	}

	@Override
	public synchronized void pulse(Pulse pulse) {
		double elapsedMs = pulse.users().elapsedMs();
		if (elapsedMs - this.lastPulseMs < PULSE_EVERY_MS) {
			return;
		}
		this.lastPulseMs = elapsedMs;
		this.out.println("    " + PulseWords.of(pulse));
	}

	@Override
	public void pathEnds(PathResult result) {
		this.out.println("  " + result.path() + ": " + result.verdict());
	}

}
