package org.downtimelab.console.screen;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import org.downtimelab.experiment.RunEvent;
import org.downtimelab.scenario.Path;
import org.downtimelab.scenario.Step;

/**
 * A run on a terminal: what is over stays above as lines, what goes on is drawn in place
 * below.
 */
public final class LiveScreen implements Consumer<RunEvent> {

	/** ECMA-48: up one line, and erase what is below. */
	private static final String UP = "\u001b[A";

	private static final String ERASE_BELOW = "\u001b[J";

	private static final Pattern COLOUR = Pattern.compile("\u001b\\[\\d+m");

	private final PrintStream out;

	private final int columns;

	private final List<String> drawn = new ArrayList<>();

	private final SeedingBar seeding = new SeedingBar();

	private final Sparklines sparklines;

	private String phase = "";

	/**
	 * A screen.
	 * @param columns of it
	 * @param colour whether it may have any
	 */
	public LiveScreen(PrintStream out, int columns, boolean colour) {
		this.out = out;
		this.columns = columns;
		this.sparklines = new Sparklines(colour);
	}

	@Override
	public synchronized void accept(RunEvent event) {
		if (event instanceof RunEvent.Note note) {
			keep("  " + note.text());
		}
		else if (event instanceof RunEvent.Seeding seeding) {
			seeding(seeding.done(), seeding.rows());
		}
		else if (event instanceof RunEvent.PathBegins begins) {
			pathBegins(begins.path());
		}
		else if (event instanceof RunEvent.Phase now) {
			phase(now.name());
		}
		else if (event instanceof RunEvent.StepBegins begins) {
			stepBegins(begins.step());
		}
		else if (event instanceof RunEvent.StepEnds ends) {
			stepEnds(ends.step(), ends.ms(), ends.error());
		}
		else if (event instanceof RunEvent.Pulse pulse) {
			pulse(pulse);
		}
		else if (event instanceof RunEvent.PathEnds ends) {
			keep("  → " + ends.result().verdict());
		}
	}

	private void seeding(long done, long rows) {
		String bar = this.seeding.bar(done, rows);
		if (done >= rows) {
			keep("  " + bar);
		}
		else {
			draw(List.of("  " + bar));
		}
	}

	private void pathBegins(Path path) {
		this.sparklines.clear();
		keep("");
		keep(path.name() + ": " + path.claim());
	}

	private void phase(String name) {
		this.phase = name;
		draw(List.of("  " + name + " …"));
	}

	private void stepBegins(Step step) {
		this.phase = step.name() + ": " + step.why();
		draw(List.of("  " + this.phase));
	}

	private void stepEnds(Step step, double ms, String error) {
		keep(String.format(Locale.ROOT, "  %-8s %9.1f ms  %s", step.name(), ms,
				(error != null) ? "failed: " + error : step.why()));
	}

	private void pulse(RunEvent.Pulse pulse) {
		this.sparklines.add(pulse.users());
		List<String> lines = new ArrayList<>(List.of("  " + this.phase, "    " + PulseWords.of(pulse)));
		lines.addAll(this.sparklines.lines(this.columns));
		draw(lines);
	}

	private void keep(String line) {
		draw(List.of());
		this.out.println(line);
		this.out.flush();
	}

	private void draw(List<String> lines) {
		StringBuilder screen = new StringBuilder();
		screen.append(UP.repeat(this.drawn.size())).append('\r').append(ERASE_BELOW);
		this.drawn.clear();
		for (String line : lines) {
			String fitting = (COLOUR.matcher(line).replaceAll("").length() < this.columns) ? line
					: line.substring(0, this.columns - 2) + "…";
			screen.append(fitting).append('\n');
			this.drawn.add(fitting);
		}
		this.out.print(screen);
		this.out.flush();
	}

}
