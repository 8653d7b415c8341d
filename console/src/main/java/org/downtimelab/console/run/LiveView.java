package org.downtimelab.console.run;

import java.util.Comparator;
import java.util.Locale;

import org.downtimelab.backfill.Progress;
import org.downtimelab.observe.Sample;

/** The state of a running path, in a few words and numbers. */
final class LiveView {

	private LiveView() {
	}

	static RunListener.Pulse of(Watch.Standing users, Sample database, Progress backfill) {
		return new RunListener.Pulse(users.elapsedMs(), users.requestsPerSecond(), users.requests(), users.bad(),
				(database != null) ? lock(database) : null, (database != null) ? database.queueDepth() : 0,
				(backfill != null) ? progress(backfill) : (database != null) ? progress(database) : null);
	}

	/** The strongest lock that the migration wants or has. */
	private static String lock(Sample sample) {
		return sample.locks()
			.stream()
			.max(Comparator.comparing(Sample.Lock::mode))
			.map((lock) -> (lock.granted() ? "holds " : "waits for ") + lock.mode().pgName() + " on " + lock.relation())
			.orElse(null);
	}

	private static String progress(Progress backfill) {
		return String.format(Locale.ROOT, "%,d rows, %,.0f rows/s, %d s left", backfill.doneRows(),
				backfill.rowsPerSecond(), backfill.left().toSeconds());
	}

	private static String progress(Sample sample) {
		Sample.Progress progress = sample.progress();
		if (progress == null) {
			return null;
		}
		return (progress.total() > 0)
				? String.format(Locale.ROOT, "%s %d %%", progress.phase(), 100 * progress.done() / progress.total())
				: progress.phase();
	}

}
