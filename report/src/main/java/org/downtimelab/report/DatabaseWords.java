package org.downtimelab.report;

import java.util.Comparator;
import java.util.Locale;

import org.downtimelab.backfill.BackfillProgress;
import org.downtimelab.experiment.RunEvent.Pulse;
import org.downtimelab.observe.Sample;

/** What the database does, in a few words. */
public final class DatabaseWords {

	private DatabaseWords() {
	}

	/** The strongest lock that the migration wants or has, or null. */
	public static String lock(Sample sample) {
		if (sample == null) {
			return null;
		}
		return sample.locks()
			.stream()
			.max(Comparator.comparing(Sample.Lock::mode))
			.map((lock) -> (lock.granted() ? "holds " : "waits for ") + lock.mode().pgName() + " on " + lock.relation())
			.orElse(null);
	}

	/** How far a backfill or a long statement is, or null. */
	public static String progress(Pulse pulse) {
		if (pulse.backfill() != null) {
			return progress(pulse.backfill());
		}
		return (pulse.database() != null) ? progress(pulse.database().progress()) : null;
	}

	private static String progress(BackfillProgress backfill) {
		return String.format(Locale.ROOT, "%,d rows, %,.0f rows/s, %d s left", backfill.doneRows(),
				backfill.rowsPerSecond(), backfill.left().toSeconds());
	}

	private static String progress(Sample.CommandProgress progress) {
		if (progress == null) {
			return null;
		}
		return (progress.total() > 0)
				? String.format(Locale.ROOT, "%s %d %%", progress.phase(), 100 * progress.done() / progress.total())
				: progress.phase();
	}

}
