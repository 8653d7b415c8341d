package org.downtimelab.command;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;

import org.downtimelab.backfill.BackfillProgress;

/** Says how far a backfill is, once a second. */
final class BackfillLine implements Consumer<BackfillProgress> {

	private static final Duration EVERY = Duration.ofSeconds(1);

	private final PrintStream out;

	private long saidAt = System.nanoTime();

	BackfillLine(PrintStream out) {
		this.out = out;
	}

	@Override
	public void accept(BackfillProgress progress) {
		long now = System.nanoTime();
		if (now - this.saidAt >= EVERY.toNanos()) {
			this.saidAt = now;
			this.out.printf(Locale.ROOT, "%-8s %,11d rows  %,.0f rows/s, %d s left%n", "", progress.doneRows(),
					progress.rowsPerSecond(), progress.left().toSeconds());
		}
	}

}
