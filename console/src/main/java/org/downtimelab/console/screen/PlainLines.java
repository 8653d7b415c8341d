package org.downtimelab.console.screen;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

import org.downtimelab.experiment.RunEvent;
import org.downtimelab.scenario.Path;
import org.downtimelab.scenario.Step;

/** A run as plain lines, for where there is no terminal: a log, a pipe, CI. */
public final class PlainLines implements Consumer<RunEvent> {

	private static final double PULSE_EVERY_MS = 5_000;

	private final PrintStream out;

	private double lastPulseMs;

	private long lastTenth;

	public PlainLines(PrintStream out) {
		this.out = out;
	}

	@Override
	public synchronized void accept(RunEvent event) {
		if (event instanceof RunEvent.Note note) {
			this.out.println("  " + note.text());
		}
		else if (event instanceof RunEvent.Seeding seeding) {
			seeding(seeding.done(), seeding.rows());
		}
		else if (event instanceof RunEvent.PathBegins begins) {
			pathBegins(begins.path());
		}
		else if (event instanceof RunEvent.Phase phase) {
			this.out.println("  " + phase.name());
		}
		else if (event instanceof RunEvent.StepBegins begins) {
			this.out.println("  " + called(begins.step()) + ": " + begins.step().why());
		}
		else if (event instanceof RunEvent.StepEnds ends) {
			stepEnds(ends.step(), ends.ms(), ends.error());
		}
		else if (event instanceof RunEvent.Pulse pulse) {
			pulse(pulse);
		}
		else if (event instanceof RunEvent.PathEnds ends) {
			this.out.println("  " + ends.result().path() + ": " + ends.result().verdict());
		}
	}

	private void seeding(long done, long rows) {
		long tenth = done * 10 / rows;
		if (tenth != this.lastTenth) {
			this.lastTenth = tenth;
			this.out.printf(Locale.ROOT, "  seeding %,d of %,d rows%n", done, rows);
		}
	}

	private void pathBegins(Path path) {
		this.lastPulseMs = 0;
		this.out.println(path.name() + ": " + path.claim());
	}

	private void stepEnds(Step step, double ms, String error) {
		this.out.printf(Locale.ROOT, "  %s: %.1f ms%s%n", called(step), ms,
				(error != null) ? ", failed: " + error : "");
	}

	/** "migration V2", but "backfill" only once. */
	private static String called(Step step) {
		return step.kind().equals(step.name()) ? step.name() : step.kind() + " " + step.name();
	}

	private void pulse(RunEvent.Pulse pulse) {
		double elapsedMs = pulse.users().elapsedMs();
		if (elapsedMs - this.lastPulseMs < PULSE_EVERY_MS) {
			return;
		}
		this.lastPulseMs = elapsedMs;
		this.out.println("    " + PulseWords.of(pulse));
	}

}
